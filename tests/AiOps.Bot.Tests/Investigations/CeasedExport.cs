using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Collectors;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>A job that copied files hourly and stopped when somebody edited its crontab line, and lost a permission on the same day.</summary>
internal sealed class CeasedExport
{
    public const string Right = "/opt/ship/copy-invoices.sh --to archive";
    public const string Wrong = "/opt/ship/cpoy-invoices.sh --to archive";
    public const string Refused =
        "Mar 14 11:07:09 h1 invoice-copy[7]: ERROR: An error occurred (AccessDenied) when calling the PutObject operation: "
        + "User: arn:aws:sts::111122223333:assumed-role/shipper/i-0aa11bb22cc33dd44 is not authorized to perform: s3:PutObject on resource: "
        + "arn:aws:s3:::archive/invoices because no identity-based policy allows the s3:PutObject action";

    private static readonly DateTimeOffset LastGood = Some.Noon.AddDays(-20).AddMinutes(7);

    public MemoryLogStore Logs { get; } = new();

    public MemoryIncidents Incidents { get; }

    public CeasedExport()
    {
        var labels = Some.Labels(
            (AnomalyLabels.Program, "invoice-copy"), (AnomalyLabels.LastSeen, LastGood.ToString("O")), (AnomalyLabels.LogGroup, "/ec2/syslog"),
            (AnomalyLabels.Template, "copied <num> invoices to <path>"));
        for (var day = -27; day <= 0; day++)
        {
            var at = Some.Noon.AddDays(day).AddMinutes(-53);
            Logs.Add($"Mar 14 11:07:01 h1 CROND[77]: (ship) CMD ({(at < LastGood ? Right : Wrong)})", at, "/ec2/cron");
            Logs.Add("Mar 14 11:10:01 h1 CROND[78]: (ship) CMD (/opt/ship/healthcheck.sh)", at.AddMinutes(3), "/ec2/cron");
            if (at < LastGood)
            {
                Logs.Add($"Mar 14 11:07:09 h1 invoice-copy[7]: copied {30 + day} invoices to s3://archive/invoices", at.AddSeconds(8));
            }
        }

        var alert = Some.Alert(AnomalyKinds.ActivityCeased, labels) with { EventIds = ["ev-3"], StartsAt = LastGood };
        Incidents = new(Some.Incident(labels: labels) with { StartedAt = LastGood }, alert);
    }

    public InvestigateIncident Investigation(params ICollector[] others)
    {
        var parser = new PlainLogParser();
        return InvestigationSetup.Over(
            Incidents,
            [new TriggerLines(Logs, parser), new NovelLines(Logs, new DigitMasks(), parser), new StartedJobs(Logs, parser), new HostSigns(Logs, parser), new RefusedCalls(Logs, parser), .. others]);
    }

    public static ScriptedCollector FaultyCrontab => new("crontabs", Some.Draft(
        EvidenceKinds.CrontabFault,
        Some.Noon,
        (EvidenceFacts.Path, "/etc/cron.d/ship"),
        (EvidenceFacts.Line, "4"),
        (EvidenceFacts.LineText, $"7 * * * * ship {Wrong} >/dev/null 2>&1"),
        (EvidenceFacts.SuggestedLineText, $"7 * * * * ship {Right} >/dev/null 2>&1"),
        (EvidenceFacts.FileSha256, new string('a', 64)),
        (EvidenceFacts.Instance, Some.Host.Value)) with
    {
        Title = "the command does not exist",
    });

    public static ScriptedCollector SoundCrontab => new("crontabs", Some.Draft(EvidenceKinds.CrontabSound, Some.Noon, (EvidenceFacts.Path, "/etc/cron.d/ship")));

    public static ScriptedCollector PolicyChange => new("changes", Some.Draft(
        EvidenceKinds.Change,
        LastGood,
        (EvidenceFacts.EventName, "PutRolePolicy"),
        (EvidenceFacts.Actor, "kim"),
        (EvidenceFacts.EventTime, LastGood.AddMinutes(-5).ToString("O"))) with
    {
        Resource = new("shipper"),
    });
}
