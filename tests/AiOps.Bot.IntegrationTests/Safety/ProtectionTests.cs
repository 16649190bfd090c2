using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>What takes two people, what is too wide, and what is in no catalogue.</summary>
public sealed class ProtectionTests
{
    public static TheoryData<string, string> Protected()
    {
        var cases = new TheoryData<string, string>();
        foreach (var platform in new[] { "slack", "teams" })
        {
            foreach (var resource in new[]
                {
                    "arn:aws:kms:eu-central-1:111122223333:key/1", "arn:aws:iam::111122223333:role/app", "arn:aws:cloudtrail:eu-central-1:111122223333:trail/main", "arn:aws:backup:eu-central-1:111122223333:backup-vault:main",
                })
            {
                cases.Add(platform, resource);
            }
        }

        return cases;
    }

    [Theory]
    [AttackCase(26)]
    [MemberData(nameof(Protected))]
    public async Task WhatIsProtectedTakesTwoPeopleWhateverItsTier(string platform, string resource)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync(with: r => r with { Plan = r.Plan with { Touches = [new(resource)] } });
        var side = bot.Side(platform);

        await side.PressAsync(ChatPress.Approve("ana", remediation));
        await side.PressAsync(ChatPress.Approve("ana", remediation));

        await bot.NothingHappenedAsync(remediation);
        Assert.Single((await bot.NowAsync(remediation)).Approvals);
        await bot.HoldsEverywhereAsync();
        await side.PressAsync(ChatPress.Approve("ben", remediation));
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);
        Assert.Equal(1, bot.Host.Action.Runs[remediation.Id.Value]);
    }

    [Theory]
    [AttackCase(26)]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task WhatIsTooWideIsNotRun(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync(with: r => r with { Plan = r.Plan with { Touches = [.. Enumerable.Range(0, 50).Select(i => new ResourceId($"i-{i}"))] } });

        await bot.Side(platform).PressAsync(ChatPress.Approve("ana", remediation));
        await bot.Side(platform).PressAsync(ChatPress.Approve("ben", remediation));

        Assert.Empty(bot.Host.Action.Runs);
        Assert.Null((await bot.NowAsync(remediation)).Execution);
        Assert.DoesNotContain((await bot.NowAsync(remediation)).Status, new[] { RemediationStatus.Running, RemediationStatus.Succeeded });
        await bot.HoldsEverywhereAsync();
    }

    /// <summary>Neither the catalogue nor the rights of the role that runs it reach what guards the account and the bot.</summary>
    [Fact]
    [AttackCase(27)]
    public async Task NothingInTheCatalogueDisablesTheGuard()
    {
        string[] guards = ["cloudtrail", "config:", "guardduty", "securityhub", "kms", "backup", "iam:", "logs:", "s3:", "organizations", "sts:", "StopLogging", "DeleteTrail", "DeleteLogGroup", "PutRolePolicy"];
        await using var bot = await AttackedBot.StartMoreAsync(_ => { }, ("Bot:Account", "sandbox"));
        var actions = bot.Host.Get<IEnumerable<IAction>>().Where(a => a is not CountingAction).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, a => Assert.DoesNotContain(guards, g => $"{a.Id} {a.Title}".Contains(g, StringComparison.OrdinalIgnoreCase)));
        var allowed = Allowed().ToList();
        Assert.NotEmpty(allowed);
        Assert.All(allowed, a => Assert.DoesNotContain(guards, g => a.Contains(g, StringComparison.OrdinalIgnoreCase) || a.Contains('*', StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Allowed()
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "manifests", "iam", "action-policy.json")));
        foreach (var statement in policy.RootElement.GetProperty("Statement").EnumerateArray().Where(s => s.GetProperty("Effect").GetString() == "Allow"))
        {
            var actions = statement.GetProperty("Action");
            foreach (var action in actions.ValueKind == JsonValueKind.Array ? actions.EnumerateArray().Select(a => a.GetString()!) : [actions.GetString()!])
            {
                yield return action;
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AiOps.Bot.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
