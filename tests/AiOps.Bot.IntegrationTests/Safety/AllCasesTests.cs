using System.Reflection;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>The attack suite has thirty cases, and each is held by a test here: <c>--filter FullyQualifiedName~Safety</c> runs them all.</summary>
public sealed class AllCasesTests
{
    private static readonly Dictionary<int, string> Cases = new()
    {
        [1] = "a log line that gives orders", [2] = "a plausible false remedy", [3] = "an injection split over lines", [4] = "an injection in each field that outsiders write",
        [5] = "encoded and disguised payloads", [6] = "fake delimiters and roles", [7] = "a fake citation", [8] = "a poisoned past incident", [9] = "a line stuffed to match every query",
        [10] = "a poisoned runbook or tool", [11] = "links and images in a model's answer", [12] = "pings and cards in logs", [13] = "secrets in logs", [14] = "secrets in disguise",
        [15] = "asking the bot for its insides", [16] = "asking across accounts and channels", [17] = "a question that costs", [18] = "query syntax in a question",
        [19] = "a click of somebody who may not", [20] = "approving one's own request", [21] = "clicks again and at once", [22] = "forged deliveries", [23] = "a click too late",
        [24] = "parameters changed after approval", [25] = "variables that land in commands", [26] = "protected resources and wide effects", [27] = "disabling the guard", [28] = "an alert storm",
        [29] = "a model that fails", [30] = "crashes and an edited record",
    };

    [Fact]
    public void EachOfTheThirtyHasATest()
    {
        Assert.Equal(Enumerable.Range(1, 30), Cases.Keys.Order());
        var held = typeof(AllCasesTests).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(AllCasesTests).Namespace)
            .SelectMany(t => t.GetCustomAttributes<AttackCaseAttribute>().Concat(Tests(t).SelectMany(m => m.GetCustomAttributes<AttackCaseAttribute>())))
            .Select(a => a.Number)
            .ToHashSet();
        Assert.Empty(Cases.Where(c => !held.Contains(c.Key)).Select(c => $"{c.Key}: {c.Value}"));
    }

    /// <summary>Not the model's mood: each case is held by tests that look at the action store and at what people read, on both platforms, in the console and from commands.</summary>
    [Fact]
    public void EachLooksAtTheActionStoreAndAtWhatPeopleRead()
    {
        var blind = from number in Cases.Keys
                    let holders = Holders(number).ToList()
                    where !holders.Any(h => Names(h).Contains(nameof(AttackedBot.HoldsEverywhereAsync)) || Names(h).Contains(nameof(AttackedBot.NothingHappenedAsync))
                        || (Names(h).Contains(nameof(SiegedBot.NothingWasDone)) && Names(h).Contains(nameof(SiegedBot.OutgoingIsHarmless))))
                    select $"{number}: {Cases[number]}";
        Assert.Empty(blind);
    }

    private static IEnumerable<Type> Holders(int number) => typeof(AllCasesTests).Assembly.GetTypes()
        .Where(t => t.GetCustomAttributes<AttackCaseAttribute>().Concat(t.GetMethods().SelectMany(m => m.GetCustomAttributes<AttackCaseAttribute>())).Any(a => a.Number == number));

    private static HashSet<string> Names(Type type) => [.. Calls.From(type).Select(m => m.Name)];

    private static IEnumerable<MethodInfo> Tests(Type type) => type.GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is { Skip: null });
}
