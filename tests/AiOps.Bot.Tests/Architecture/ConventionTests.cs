using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Tests.Architecture;

public sealed class ConventionTests
{
    private const int LongestFile = 400;

    private static readonly string[] DontSay = ["Manager", "Service", "Util", "Utils", "Helper", "Processor", "Outlier", "Playbook", "Enricher", "Fetcher"];

    private static readonly (string Namespace, int From, int To)[] Ranges =
    [
        ("AiOps.Bot.Core.Incidents", 2000, 2999), ("AiOps.Bot.Core.Investigations", 3000, 3999), ("AiOps.Bot.Core.Remediations", 4000, 4999),
        ("AiOps.Bot.Aws", 7000, 7499), ("AiOps.Bot.Storage", 7500, 7999), ("AiOps.Bot.Sandbox", 8000, 8499), ("AiOps.Bot.Connectors", 8500, 8999),
        ("AiOps.Bot.Chat.Teams", 6200, 6299),
    ];

    private static IEnumerable<Type> Types => Repository.Ours.SelectMany(Repository.OwnTypes);

    [Fact]
    public void ClassesAreSealedAbstractOrStatic() => Assert.Empty(
        Types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !t.Name.StartsWith("Program", StringComparison.Ordinal)
            && t.BaseType?.Name != "ComponentBase" && t.Name != "_Imports" && !Types.Any(other => other.BaseType == t)).Select(t => t.FullName));

    [Fact]
    public void PublicAsyncMethodsEndWithACancellationToken() => Assert.Empty(
        from type in Types
        where type.IsVisible
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && method.Name is not "DisposeAsync" && !IsOfTheFramework(method)
            && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void NothingIsAsyncVoid() => Assert.Empty(
        from type in Types
        from method in type.GetMethods((BindingFlags)60 | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute))
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void LogEventIdsAreUniqueAndPositive()
    {
        var events = LogEvents().ToList();
        Assert.All(events, e => Assert.True(e.Id > 0, e.Where));
        Assert.Empty(events.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Where))}"));
    }

    [Fact]
    public void LogEventIdsAreInTheirSlicesRange() => Assert.Empty(
        from e in LogEvents()
        from range in Ranges
        where e.Where.StartsWith(range.Namespace + ".", StringComparison.Ordinal) && (e.Id < range.From || e.Id > range.To)
        select $"{e.Where} = {e.Id}");

    [Fact]
    public void FilesStayShort() => Assert.Empty(
        Repository.SourceFiles().Where(f => File.ReadLines(f).Count() > LongestFile).Select(Repository.Relative));

    [Fact]
    public void TypeNamesSayWhatTheyAre() => Assert.Empty(
        Types.Where(t => DontSay.Any(w => t.Name.EndsWith(w, StringComparison.Ordinal))).Select(t => t.FullName));

    [Fact]
    public void EveryOptionsClassIsValidatedAtStart()
    {
        var sources = Repository.SourceFiles().Select(File.ReadAllText).ToList();
        var bound = sources.SelectMany(s => System.Text.RegularExpressions.Regex.Matches(s, @"AddOptions<(\w+)>\(\)[^;]*;")).ToList();
        Assert.NotEmpty(bound);
        Assert.All(bound, b => Assert.Contains("ValidateOnStart", b.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPortSaysWhatItIsFor()
    {
        var undocumented = Repository.SourceFiles()
            .Where(f => f.Contains("AiOps.Bot.Core", StringComparison.Ordinal))
            .Select(f => (File: f, Text: File.ReadAllText(f)))
            .Where(s => System.Text.RegularExpressions.Regex.IsMatch(s.Text, @"public interface I[A-Z]") && !s.Text.Contains("/// <summary>", StringComparison.Ordinal));
        Assert.Empty(undocumented.Select(s => Repository.Relative(s.File)));
    }

    /// <summary>Methods whose shape a framework's interface or base class decides.</summary>
    private static bool IsOfTheFramework(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType != method.DeclaringType
        || method.DeclaringType!.GetInterfaces().Where(i => i.Namespace?.StartsWith("AiOps", StringComparison.Ordinal) != true)
            .Any(i => i.GetMethods().Any(m => m.Name == method.Name));

    private static IEnumerable<(int Id, string Where)> LogEvents() =>
        from type in Repository.Ours.SelectMany(a => a.GetTypes())
        from method in type.GetMethods((BindingFlags)60 | BindingFlags.DeclaredOnly)
        let log = method.GetCustomAttribute<LoggerMessageAttribute>()
        where log is not null
        select (log.EventId, $"{type.FullName}.{method.Name}");
}
