using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Reports;

public sealed class PostMortemTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void TheDraftOfAResolvedIncidentReadsAsKept()
    {
        var actual = PostMortem.Markdown(Resolved(), Berlin);
        if (Environment.GetEnvironmentVariable("AIOPS_WRITE_GOLDEN_REPORTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, "post-mortem.md"), actual);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "Golden", "post-mortem.md")), actual);
    }

    [Fact]
    public void AnUninvestigatedIncidentSaysWhatIsNotKnown()
    {
        var draft = PostMortem.Markdown(new(Some.Incident(), [], null, [], []), TimeZoneInfo.Utc);
        Assert.Contains("It was not investigated.", draft, StringComparison.Ordinal);
        Assert.Contains("Cause: not known", draft, StringComparison.Ordinal);
        Assert.Contains("Not resolved", draft, StringComparison.Ordinal);
        Assert.Contains("_not in the record_", draft, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretsAreReplacedTheSameEverywhere()
    {
        var record = Resolved();
        var secret = "hunter2-Very-Secret";
        record = record with
        {
            Incident = record.Incident with { Title = $"login with password={secret} failed" },
            Timeline = [.. record.Timeline.Select(t => t with { Detail = $"password={secret}" })],
        };
        var draft = PostMortem.Markdown(record, Berlin);
        Assert.DoesNotContain(secret, draft, StringComparison.Ordinal);
        Assert.Contains("secret:password:1", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("secret:password:2", draft, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("![x](https://evil.example/p.png)")]
    [InlineData("[click](https://evil.example)")]
    [InlineData("a\n# A heading\n| a | b |")]
    [InlineData("```\nout of the fence")]
    [InlineData("see https://evil.example or www.evil.example")]
    [InlineData("hello @channel")]
    public void WhatOthersWroteStaysText(string hostile)
    {
        var record = Resolved();
        record = record with
        {
            Incident = record.Incident with { Title = hostile, Owner = hostile, Resources = [new(hostile)], Review = Some.Review(said: hostile) },
            Timeline = [.. record.Timeline.Select(t => t with { Detail = hostile, Actor = hostile })],
        };
        var draft = PostMortem.Markdown(record, Berlin);
        var outside = string.Join('\n', draft.Split('\n').Where(l => !l.StartsWith("      ", StringComparison.Ordinal)));
        Assert.DoesNotMatch(@"(?<!\\)<script|(?<!\\)!\[|(?<!\\)\[click|^# A heading|^```", WithoutCode(outside));
        Assert.DoesNotContain("https://evil", WithoutCode(outside), StringComparison.Ordinal);
        Assert.DoesNotContain(" www.evil", WithoutCode(outside), StringComparison.Ordinal);
        Assert.DoesNotContain(" @channel", WithoutCode(outside), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTimelineRowIsOneRowOfThreeCellsWhateverItSays() => Prop.ForAll<string, string>((actor, detail) =>
    {
        var record = Resolved();
        record = record with { Timeline = [.. record.Timeline.Select(t => t with { Actor = actor ?? "", Detail = detail ?? "" })] };
        var rows = PostMortem.Markdown(record, Berlin).Split('\n').Where(l => l.StartsWith('|')).ToArray();
        return rows.Length == record.Timeline.Count + 3 && rows.All(r => Cells(r) == 3);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ALongTimelineKeepsItsBeginningAndItsEnd()
    {
        var record = Resolved();
        var entry = record.Timeline[0];
        record = record with { Timeline = [.. Enumerable.Range(0, 5_000).Select(n => entry with { Detail = $"entry number {n}." })] };
        var draft = PostMortem.Markdown(record, Berlin);
        Assert.Contains("entry number 0.", draft, StringComparison.Ordinal);
        Assert.Contains("entry number 4999.", draft, StringComparison.Ordinal);
        Assert.Contains("4800 entries are left out", draft, StringComparison.Ordinal);
        Assert.InRange(draft.Length, 1, 60_000);
    }

    /// <summary>Cells of a table row: bars that are not escaped, less one.</summary>
    private static int Cells(string row) => row.Where((c, at) => c == '|' && (at == 0 || row[at - 1] != '\\' || Escaped(row, at - 1))).Count() - 1;

    private static bool Escaped(string row, int backslash)
    {
        var count = 0;
        for (var at = backslash; at >= 0 && row[at] == '\\'; at--)
        {
            count++;
        }

        return count % 2 == 0;
    }

    private static string WithoutCode(string markdown) => System.Text.RegularExpressions.Regex.Replace(markdown, "(`+).*?\\1", "");

    private static IncidentRecord Resolved()
    {
        var lines = Some.Evidence("E1", Some.Draft(EvidenceKinds.CrontabFault).With("7 * * * * ops /opt/exprot.sh", Some.Noon) with { Title = "the command does not exist" });
        var cause = Some.Hypothesis(HypothesisKinds.CrontabFault, 0.95, "E1") with { RuledOutBecause = "it is right now", Facts = Some.Labels(("path", "/etc/cron.d/ops")), Title = "Line 5 names a command that does not exist" };
        var run = Some.Remediation() with
        {
            Status = RemediationStatus.Succeeded,
            Approvals = [new("ana", "Ana", "d1", "looks right", Some.Noon.AddMinutes(1))],
            Execution = new() { IdempotencyKey = "k", StartedAt = Some.Noon.AddMinutes(1), FinishedAt = Some.Noon.AddMinutes(2), RunDetail = "2 calls", CheckDetail = "the line came again" },
            Digest = "d1",
        };
        return new(
            Some.Incident() with { Status = IncidentStatus.Resolved, Owner = "Ana", ResolvedAt = Some.Noon.AddMinutes(9), OpenedAt = Some.Noon },
            [Some.Alert("expected-activity-ceased")],
            Some.Investigation(lines) with
            {
                Hypotheses = [Some.Hypothesis("recent-change", 0.4, "E1")],
                RuledOut = [cause, Some.Hypothesis("host-silent", 0) with { RuledOutBecause = "other lines go on" }],
                Gaps = [new("metrics", "the permission cloudwatch:GetMetricData is missing for: x"), new("changes", "nothing in 3 days", GapKind.NothingThere)],
            },
            [run, Some.Remediation() with { Id = new("rem-2"), Status = RemediationStatus.Rejected, RejectedBy = "Ben", Reason = "too early" }],
            [Entry(1, TimelineVerbs.Triggered, "it stopped"), Entry(2, TimelineVerbs.Approved, "Switch it off"), Entry(3, TimelineVerbs.Succeeded, "verified"), Entry(9, TimelineVerbs.Resolved, "done")]);
    }

    private static TimelineEntry Entry(int minute, string verb, string detail) =>
        TimelineChain.Append(new(new IncidentId("inc-1"), Some.Noon.AddMinutes(minute), "Ana (console)", verb, detail), minute, TimelineChain.Genesis);
}
