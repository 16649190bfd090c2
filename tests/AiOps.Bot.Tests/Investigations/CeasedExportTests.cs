using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

public sealed class CeasedExportTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly CeasedExport _world = new();

    [Fact]
    public async Task TheFaultyCrontabLineIsVeryLikelyWithCronsOwnLinesAsProof()
    {
        var investigation = await _world.Investigation(CeasedExport.FaultyCrontab, CeasedExport.PolicyChange).InvestigateAsync(new("inc-1"), None);
        var best = investigation!.Hypotheses[0];
        Assert.Equal((HypothesisKinds.CrontabFault, Confidence.VeryLikely), (best.Kind, best.Confidence));
        Assert.Equal("/etc/cron.d/ship", best.Facts[EvidenceFacts.Path]);
        var started = investigation.Evidence.Single(e => e.Found.Kind == EvidenceKinds.JobStillStarted);
        Assert.Contains(started.Id, best.Supports);
        Assert.Equal((CeasedExport.Wrong, CeasedExport.Right), (started.Found.Facts[EvidenceFacts.Command], started.Found.Facts[EvidenceFacts.CommandBefore]));
        Assert.Equal(20, started.Found.RowCount);
    }

    [Fact]
    public async Task APolicyChangeOnThatDayIsASuspectToo()
    {
        var investigation = await _world.Investigation(CeasedExport.FaultyCrontab, CeasedExport.PolicyChange).InvestigateAsync(new("inc-1"), None);
        var suspect = Assert.Single(investigation!.Hypotheses, h => h.Kind == HypothesisKinds.PermissionRemoved);
        Assert.Equal(Confidence.Possible, suspect.Confidence);
        Assert.Contains("PutRolePolicy by kim", suspect.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASilentHostIsRuledOutWhileItGoesOnWriting()
    {
        var investigation = await _world.Investigation().InvestigateAsync(new("inc-1"), None);
        Assert.Equal("other lines of the host go on arriving", Assert.Single(investigation!.RuledOut, h => h.Kind == HypothesisKinds.HostSilent).RuledOutBecause);
    }

    [Fact]
    public async Task OnceTheLineIsFixedTheMissingPermissionComesFirstAndTheLineIsRuledOutAsFixed()
    {
        await _world.Investigation(CeasedExport.FaultyCrontab, CeasedExport.PolicyChange).InvestigateAsync(new("inc-1"), None);
        _world.Incidents.Record(new(new("inc-1"), Some.Noon.AddHours(-1), "aiops", TimelineVerbs.Unverified, "ran"));
        _world.Logs.Add(CeasedExport.Refused, Some.Noon.AddMinutes(-52));

        var second = await _world.Investigation(CeasedExport.SoundCrontab, CeasedExport.PolicyChange).InvestigateAsync(new("inc-1"), None);

        var best = second!.Hypotheses[0];
        Assert.Equal((HypothesisKinds.PermissionRemoved, Confidence.VeryLikely), (best.Kind, best.Confidence));
        Assert.Equal("shipper is refused s3:PutObject (PutRolePolicy by kim, 2026-02-22 12:02 UTC)", best.Title);
        Assert.Contains("aws iam put-role-policy --role-name shipper", best.ManualStep, StringComparison.Ordinal);
        Assert.Contains("\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::archive/invoices\"", best.ManualStep, StringComparison.Ordinal);
        var fixedLine = Assert.Single(second.RuledOut, h => h.Kind == HypothesisKinds.CrontabFault);
        Assert.Equal("it was fixed (2026-03-14 11:00 UTC); the line reads as right now", fixedLine.RuledOutBecause);
    }

    [Fact]
    public async Task AThirdLookStillKnowsThatTheLineWasFixed()
    {
        await _world.Investigation(CeasedExport.FaultyCrontab).InvestigateAsync(new("inc-1"), None);
        await _world.Investigation(CeasedExport.SoundCrontab).InvestigateAsync(new("inc-1"), None);
        var third = await _world.Investigation(CeasedExport.SoundCrontab).InvestigateAsync(new("inc-1"), None);
        Assert.Contains("cron.d/ship, line 4", Assert.Single(third!.RuledOut, h => h.Kind == HypothesisKinds.CrontabFault).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultInAnotherJobsLineIsUnlikely()
    {
        var other = new ScriptedCollector("crontabs", Some.Draft(
            EvidenceKinds.CrontabFault, Some.Noon, (EvidenceFacts.Path, "/etc/crontab"), (EvidenceFacts.Line, "9"),
            (EvidenceFacts.LineText, "5 4 * * * root /usr/local/sbin/rotate-keys"), (EvidenceFacts.SuggestedLineText, "5 4 * * * root /usr/sbin/rotate-keys")));
        var investigation = await _world.Investigation(other).InvestigateAsync(new("inc-1"), None);
        Assert.Equal(Confidence.Unlikely, Assert.Single(investigation!.Hypotheses, h => h.Kind == HypothesisKinds.CrontabFault).Confidence);
    }

    [Fact]
    public async Task WithoutAnythingFoundItIsInconclusive()
    {
        var incidents = new MemoryIncidents(Some.Incident(kind: "reported"));
        var investigation = await InvestigationSetup.Over(incidents).InvestigateAsync(new("inc-1"), None);
        Assert.Empty(investigation!.Hypotheses);
        Assert.StartsWith("inconclusive", Assert.Single(incidents.Timeline).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultThatTheJobLivesWithDoesNotHideThatTheLineWasFixed()
    {
        await _world.Investigation(CeasedExport.FaultyCrontab).InvestigateAsync(new("inc-1"), None);
        _world.Incidents.Record(new(new("inc-1"), Some.Noon.AddHours(-1), "aiops", TimelineVerbs.Unverified, "ran"));
        _world.Logs.Add(CeasedExport.Refused, Some.Noon.AddMinutes(-52));
        var lives = Some.Draft(
            EvidenceKinds.CrontabFault, Some.Noon, (EvidenceFacts.Path, "/etc/cron.d/ship"), (EvidenceFacts.Line, "4"),
            (EvidenceFacts.LineText, $"7 * * * * ship {CeasedExport.Right} >/dev/null 2>&1"), (EvidenceFacts.SuggestedLineText, $"7 * * * * ship {CeasedExport.Right}"));
        var sound = Some.Draft(EvidenceKinds.CrontabSound, Some.Noon, (EvidenceFacts.Path, "/etc/cron.d/ship"));

        var second = await _world.Investigation(new ScriptedCollector("crontabs", lives, sound)).InvestigateAsync(new("inc-1"), None);

        Assert.Equal(HypothesisKinds.PermissionRemoved, second!.Hypotheses[0].Kind);
        Assert.DoesNotContain(second.Hypotheses, h => h.Kind == HypothesisKinds.CrontabFault);
        Assert.Contains(second.RuledOut, h => h.RuledOutBecause!.StartsWith("it was fixed", StringComparison.Ordinal));
    }
}
