using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Tests.Security;

public sealed class RosterTests
{
    private const string Yaml = """
        Security:
          People:
            - Id: ana
              Name: Ana
              Accounts: ["slack:T1/U1", "teams:tenant/oid-1", "pagerduty:PAAAAAA"]
            - Id: ben
              Accounts: ["slack:T1/U2", "pagerduty:PBBBBBB"]
              Groups: [payments-oncall]
            - Id: tim
              MayApproveUpTo: Reversible
          Groups:
            - Id: payments-oncall
              Members: [ana]
              Schedule: payments
              Entitlements:
                - UpTo: Disruptive
                  Resources: ["payments-*"]
                  Environments: [prod]
                  OnlyOnCall: true
          Environments:
            - Name: staging
              Accounts: ["111122223333"]
          OnCall:
            Schedules:
              - Id: payments
                Zone: Europe/Berlin
                Rotations:
                  - People: [ana, ben]
                    Start: 2026-03-02
                    Handover: Monday 09:00
                    Turn: 1w
                Shifts:
                  - Person: ben
                    From: 2026-03-04 10:00
                    Until: 2026-03-04 18:00
        """;

    [Fact]
    public void TheFileSaysWhoMayWhatWhenAndWhere()
    {
        using var file = new RosterFixture(Yaml);
        var roster = file.Directory.Now;
        Assert.Equal(["payments-oncall"], roster.Find("ana")!.Groups);
        Assert.Equal("Ana", EntitlementPolicy.MayApprove(Target("payments-db"), roster, new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero))[0].Person.Name);
        Assert.Equal("ben", EntitlementPolicy.MayApprove(Target("payments-db"), roster, new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero))[0].Person.Name);
        Assert.Equal("staging", roster.Environments.Of(Some.Request(), System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty));
        Assert.Equal("local", EntitlementPolicy.MayApprove(Target("payments-db", "staging"), roster, Some.Noon).Single().Person.Id);
    }

    [Fact]
    public void OnePersonIsTheSameOverBothPlatforms()
    {
        using var file = new RosterFixture(Yaml);
        Assert.Equal(file.Directory.Identify(new("slack", "T1/U1"))!.Person, file.Directory.Identify(new("teams", "tenant/oid-1"))!.Person);
    }

    [Fact]
    public void AChangedFileCountsWithoutARestart()
    {
        using var file = new RosterFixture(Yaml);
        file.Save(Yaml.Replace("    - Id: tim\n      MayApproveUpTo: Reversible\n", "", StringComparison.Ordinal) + "\nRemediations:\n  DisabledActions: [test.switch]\n  Protected: ['sg-*']\n");
        file.Look();
        Assert.Null(file.Directory.Find("tim"));
        Assert.Equal(["test.switch"], file.Policy.DisabledActions);
        Assert.Equal(["sg-*"], file.Policy.Protected);
        Assert.Contains(file.Log.Lines, l => l.Level == LogLevel.Information);
    }

    [Fact]
    public void ABadFileChangesNothingAndTheLogSaysWhatIsWrong()
    {
        using var file = new RosterFixture(Yaml);
        var before = file.Directory.Now;
        file.Save(Yaml.Replace("Schedule: payments", "Schedule: paymnets", StringComparison.Ordinal));
        file.Look();
        Assert.Same(before, file.Directory.Now);
        var (level, text) = Assert.Single(file.Log.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("Security:Groups:0:Schedule names 'paymnets'", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Security: [")]
    [InlineData("")]
    public void ABrokenOrEmptiedFileDoesNotBringTheServiceDown(string text)
    {
        using var file = new RosterFixture(Yaml);
        file.Save(text);
        file.Look();
        Assert.Single(file.Log.Lines);
    }

    [Fact]
    public void ADeletedFileKeepsWhatCounted()
    {
        using var file = new RosterFixture(Yaml);
        File.Delete(file.ConfigPath);
        file.Look();
        Assert.NotNull(file.Directory.Find("ana"));
        Assert.Equal(LogLevel.Error, file.Log.Lines.Single().Level);
    }

    [Fact]
    public void AFileThatIsStillBeingWrittenDoesNotCountYet()
    {
        using var file = new RosterFixture(Yaml);
        file.Save(Yaml[..Yaml.IndexOf("    - Id: tim", StringComparison.Ordinal)]);
        file.Watch.Look();
        file.Save(Yaml);
        file.Look();
        Assert.NotNull(file.Directory.Find("tim"));
    }

    [Fact]
    public void TheOnCallFileCountsAndIsReadAgain()
    {
        using var file = new RosterFixture(WithExport, OnCalls("PAAAAAA"));
        Assert.True(MayApprove(file, "ana"));
        file.SaveExport(OnCalls("PBBBBBB"));
        file.Look();
        Assert.False(MayApprove(file, "ana"));
        Assert.True(MayApprove(file, "ben"));
    }

    [Fact]
    public void AnOnCallFileThatBreaksKeepsTheOneBefore()
    {
        using var file = new RosterFixture(WithExport, OnCalls("PAAAAAA"));
        file.SaveExport("{\"oncalls\": [{\"user\": 1}]}");
        file.Look();
        Assert.True(MayApprove(file, "ana"));
        Assert.Contains("has an entry without a user", file.Log.Lines.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaultsAreToldAtOnce()
    {
        using var file = new RosterFixture(Yaml);
        file.Save("""
            Security:
              People:
                - Id: ana
                  Accounts: ["slack:T1/U1", "slack:U1"]
                  Groups: [nobody]
                - Id: ben
                  Accounts: ["slack:t1/u1"]
                  Entitlements: [{ UpTo: Everything, Resources: ["[a-z]*"], Environments: [moon], Actions: [stop], Schedule: s }]
              Groups:
                - Id: g
                  Members: [eve]
                  Entitlements: [{ UpTo: Reversible, OnlyOnCall: true, Schedule: nights }]
              Environments:
                - Name: staging
              OnCall:
                File: /no/such/file.json
                Schedules:
                  - Id: s
                    Zone: Mars/Olympus
                    Shifts: [{ Person: eve, From: noon, Until: 2026-03-01 }, { Person: ana, From: 2026-03-02, Until: 2026-03-01 }]
                    Rotations: [{ People: [], Start: 1.3.2026, Turn: 1h }, { People: [ana], Start: 2026-03-01, Handover: Moonday 9, Turn: 7d, End: never }, { People: [ana], Start: 2026-03-01, Handover: Monday 09:00, Turn: 1d }]
            """);
        var message = Assert.Throws<ConfigurationException>(() => file.Source.Read()).Message;
        string[] expected =
        [
            "People:0:Accounts must be", "People:0:Groups names 'nobody'", "People:0 and Security:People:1:Accounts both", "People:1:Entitlements:0:UpTo", "People:1:Entitlements:0:Resources",
            "People:1:Entitlements:0:Environments names 'moon'", "People:1:Entitlements:0:Actions", "People:1:Entitlements:0:Schedule does nothing", "Groups:0:Members names 'eve'",
            "Groups:0:Entitlements:0:Schedule names 'nights'", "Environments:0 has no", "OnCall:File: '/no/such/file.json' cannot be read", "Schedules:0:Zone", "Shifts:0:Person names 'eve'", "Shifts:0:From",
            "Shifts:1:Until", "Rotations:0:People", "Rotations:0:Start", "Rotations:0:Turn", "Rotations:1:Handover", "Rotations:1:End", "Rotations:2:Handover names a weekday",
        ];
        Assert.All(expected, e => Assert.Contains("Security:" + e, message.Replace("Security:OnCall:Schedules:0:", "Security:", StringComparison.Ordinal).Replace("Security:Zone", "Security:Schedules:0:Zone", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(expected.Length, message.Split(Environment.NewLine).Length);
    }

    private static readonly string WithExport = Yaml[..Yaml.IndexOf("  OnCall:", StringComparison.Ordinal)] + "  OnCall:\n    File: ONCALLS\n";

    private static ApprovalTarget Target(string resource, string environment = "prod") => Some.Target(ActionTier.Disruptive, resource, environment);

    private static bool MayApprove(RosterFixture file, string person) =>
        EntitlementPolicy.Decide(file.Directory.Find(person)!, Target("payments-db"), file.Directory.Now, Some.Noon).Allowed;

    private static string OnCalls(string user) => $$"""
        {"oncalls": [
          {"user": {"id": "{{user}}", "type": "user_reference", "summary": "Somebody"}, "schedule": {"id": "PSCHED1", "type": "schedule_reference", "summary": "payments"},
           "escalation_policy": {"id": "PPOLICY", "summary": "Payments"}, "escalation_level": 1, "start": "2026-03-14T09:00:00+01:00", "end": "2026-03-14T21:00:00+01:00"}
        ], "limit": 25, "offset": 0, "more": false, "total": null}
        """;
}
