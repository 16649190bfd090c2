using System.Text.Json;
using AiOps.Bot.Commands;

namespace AiOps.Bot.Tests.Commands;

public sealed class PeopleVerbTests : IDisposable
{
    private const string Yaml = """
        Security:
          People:
            - Id: ana
              Name: Ana
              Accounts: ["slack:T1/U1", "teams:tenant/oid-1"]
              Groups: [payments-oncall]
            - Id: ben
              Name: Ben
              Groups: [payments-oncall]
            - Id: tim
              Name: Tim
          Groups:
            - Id: payments-oncall
              Schedule: payments
              Entitlements: [{ UpTo: Disruptive, Resources: ["sg-*"], OnlyOnCall: true }]
          Tokens: [{ Name: laptop, Person: tim, Sha256: "0000000000000000000000000000000000000000000000000000000000000000" }]
          OnCall:
            Schedules:
              - Id: payments
                Shifts: [{ Person: ana, From: "2026-03-14 08:00", Until: "2026-03-14 20:00" }, { Person: ben, From: "2026-03-15 08:00", Until: "2026-03-15 20:00" }]
        """;

    private readonly string _file = Path.GetTempFileName();

    public PeopleVerbTests() => File.WriteAllText(_file, Yaml);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task TheListSaysWhoIsOnCallAndHowTheyComeIn()
    {
        var run = await RunAsync("list");
        Assert.Contains("ana  Ana  in payments-oncall  ON CALL for payments", run.Output, StringComparison.Ordinal);
        Assert.Contains("ben  Ben  in payments-oncall\n    no accounts: cannot come in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnePersonIsShownWithWhatTheyMay()
    {
        var run = await RunAsync("show", "Ana");
        Assert.Contains("up to disruptive actions on sg-* while on call for payments [group payments-oncall]", run.Output, StringComparison.Ordinal);
        Assert.Contains("for payments until Sat 2026-03-14 20:00 UTC", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccountLeadsToItsPerson()
    {
        var run = await RunAsync("whois", "teams:tenant/oid-1");
        Assert.StartsWith("Ana (ana)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccountOfAnotherWorkspaceIsNobodysAndTheLikelySlipIsSaid()
    {
        var run = await RunAsync("whois", "slack:T2/U1");
        Assert.Equal((1, "slack:T2/U1 belongs to nobody. Did you mean slack:T1/U1, which is ana?"), (run.Code, run.Error.Trim()));
    }

    [Fact]
    public async Task WhoIsOnCallIsSaidWithTheEndOfTheirTime()
    {
        var run = await RunAsync("oncall");
        Assert.Equal((0, "payments: Ana until Sat 2026-03-14 20:00 UTC"), (run.Code, run.Output.Trim()));
    }

    [Fact]
    public async Task AGapIsSaidWithWhoIsNext()
    {
        var run = await RunAsync("oncall", "--at", "2026-03-15 03:00");
        Assert.Equal((1, "payments: NOBODY (gap); Ben is from Sun 2026-03-15 08:00 UTC"), (run.Code, run.Output.Trim()));
    }

    [Fact]
    public async Task TheDaysToComeHaveTheirHandoversAndGaps()
    {
        var run = await RunAsync("oncall", "--days", "1");
        Assert.Equal(["payments:", "  Sat 2026-03-14 12:00 UTC  Ana", "  Sat 2026-03-14 20:00 UTC  NOBODY (gap)", "  Sun 2026-03-15 08:00 UTC  Ben"], run.Output.Trim().Split('\n').Select(l => l.TrimEnd('\r')));
    }

    [Theory]
    [InlineData("ana", "sg-1", 0, "yes: Ana may approve ec2.authorize-ingress (disruptive) on sg-1 in prod, by group payments-oncall, while on call for payments until 20:00 UTC")]
    [InlineData("ana", "i-1", 1, "no: Ana may not approve ec2.authorize-ingress (disruptive) on i-1 in prod: Ana is not entitled to approve disruptive actions on i-1 (prod); nobody in the directory may")]
    [InlineData("ben", "sg-1", 1, "no: Ben may not approve ec2.authorize-ingress (disruptive) on sg-1 in prod: Ben is not on call for payments now; ask Ana (on call until 20:00 UTC)")]
    [InlineData("tim", "sg-1", 1, "no: Tim may not approve ec2.authorize-ingress (disruptive) on sg-1 in prod: Tim is not in group payments-oncall; ask Ana (on call until 20:00 UTC)")]
    public async Task WhoMayIsExplained(string person, string resource, int code, string expected)
    {
        var run = await RunAsync("may", person, "ec2.authorize-ingress", "--resource", resource);
        Assert.Equal(code, run.Code);
        Assert.StartsWith(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTimeOfAskingCounts() =>
        Assert.Equal(0, (await RunAsync("may", "ben", "ec2.authorize-ingress", "--resource", "sg-1", "--at", "2026-03-15T09:00Z")).Code);

    [Theory]
    [InlineData("may", "eve", "ec2.authorize-ingress", "--resource", "sg-1")]
    [InlineData("may", "ana", "ec2.delete-everything", "--resource", "sg-1")]
    [InlineData("may", "ana", "ec2.authorize-ingress")]
    [InlineData("whois", "ana")]
    [InlineData("oncall", "--at", "yesterday")]
    [InlineData("oncall", "--days", "1000")]
    public async Task BadInputIsRefusedInWords(params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("aiops: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SoundSettingsAreCounted()
    {
        var run = await RunAsync("check");
        Assert.Equal((0, "ok: 3 people, 1 group, 1 on-call schedule"), (run.Code, run.Output.Trim()));
    }

    [Fact]
    public async Task EveryFaultOfTheSettingsIsTold()
    {
        await File.WriteAllTextAsync(_file, Yaml.Replace("Schedule: payments", "Schedule: nights", StringComparison.Ordinal).Replace("UpTo: Disruptive", "UpTo: All", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var run = await RunAsync("check", "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(2, JsonDocument.Parse(run.Output).RootElement.GetProperty("faults").GetArrayLength());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "ana")]
    [InlineData("whois", "slack:T1/U1")]
    [InlineData("oncall", "--days", "3")]
    [InlineData("may", "ana", "ec2.authorize-ingress", "--resource", "sg-1")]
    [InlineData("check")]
    public async Task EveryAnswerCanBeJson(params string[] args) => Assert.NotNull(JsonDocument.Parse((await RunAsync([.. args, "--json"])).Output));

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(() => Stream.Null, output, error, new Doubles.FakeTime(Some.Noon));
        var code = await CommandLine.RunAsync(["people", .. args, "--config", _file], terminal, null, TestContext.Current.CancellationToken);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }
}
