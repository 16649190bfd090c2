using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>What the end of a run means for its incident. Pure.</summary>
internal static class RunAftermath
{
    /// <summary>The incident after the run; null where it stays as it is.</summary>
    public static Incident? Of(Incident incident, Remediation run, RemediationStatus ended, DateTimeOffset now) => ended switch
    {
        RemediationStatus.Succeeded when run.RollbackOf is null && IncidentTransitions.MayMove(incident.Status, IncidentStatus.Mitigated)
            => incident with { Status = IncidentStatus.Mitigated, StatusSince = now, NeedsInvestigation = true },
        RemediationStatus.Succeeded when run.RollbackOf is null => null,
        _ => incident with
        {
            // A fix that did not help, or was undone, puts the incident back on somebody's desk with fresh evidence.
            Status = IncidentTransitions.MayMove(incident.Status, IncidentStatus.Triggered) ? IncidentStatus.Triggered : incident.Status,
            StatusSince = now,
            ResolvedAt = null,
            NeedsInvestigation = true,
        },
    };

    public static IEnumerable<TimelineDraft> Timeline(Remediation run, Incident? before, Incident? after, RunEnd end)
    {
        yield return new(run.Incident, end.At, "aiops", VerbOf(end.Status), $"{run.Title}: {end.Detail}");
        if (before is null || after is null || before.Status == after.Status)
        {
            yield break;
        }

        yield return after.Status == IncidentStatus.Mitigated
            ? new(run.Incident, end.At, "aiops", TimelineVerbs.Mitigated, $"{run.Title} worked")
            : new(run.Incident, end.At, "aiops", TimelineVerbs.Reopened, Reopening(run, end));
    }

    private static string Reopening(Remediation run, RunEnd end) =>
        run.RollbackOf is not null && end.Status == RemediationStatus.Succeeded ? "the fix was undone" : "the trouble is still there";

    private static string VerbOf(RemediationStatus status) => status switch
    {
        RemediationStatus.Succeeded => TimelineVerbs.Succeeded,
        RemediationStatus.Unverified => TimelineVerbs.Unverified,
        _ => TimelineVerbs.Failed,
    };
}
