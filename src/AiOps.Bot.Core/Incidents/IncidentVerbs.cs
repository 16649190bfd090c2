namespace AiOps.Bot.Core.Incidents;

/// <summary>What a person may do with an incident in its state, and what becomes of it. Pure.</summary>
internal static class IncidentVerbs
{
    private static readonly TimeSpan ShortestSnooze = TimeSpan.FromMinutes(1);

    public static IncidentVerdict Acknowledge(Incident incident, Actor by, DateTimeOffset now) => incident switch
    {
        { Status: IncidentStatus.Acknowledged } when incident.OwnerId == by.Id => IncidentVerdict.Refuse("it is yours already"),
        { Status: IncidentStatus.Acknowledged } => IncidentVerdict.Refuse($"it is Acknowledged already: {incident.Owner ?? "somebody"} takes care of it; have it assigned to you to take it over"),
        _ => Move(incident, IncidentStatus.Acknowledged, now) is { } moved
            ? new(moved with { Owner = by.Name, OwnerId = by.Id }, TimelineVerbs.Acknowledged, $"{by.Name} takes care of it")
            : Refuse(incident),
    };

    /// <param name="to">The person who takes care of it from now on.</param>
    public static IncidentVerdict Assign(Incident incident, Actor to, DateTimeOffset now)
    {
        if (incident.Status == IncidentStatus.Resolved)
        {
            return Refuse(incident);
        }

        if (incident.OwnerId == to.Id)
        {
            return IncidentVerdict.Refuse($"{to.Name} takes care of it already");
        }

        var moved = Move(incident, IncidentStatus.Acknowledged, now) ?? incident;
        return new(moved with { Owner = to.Name, OwnerId = to.Id }, TimelineVerbs.Assigned, $"assigned to {to.Name}");
    }

    public static IncidentVerdict Snooze(Incident incident, DateTimeOffset until, TimeSpan longest, DateTimeOffset now) => incident switch
    {
        { Status: IncidentStatus.Resolved } => Refuse(incident),
        _ when until < now + ShortestSnooze => IncidentVerdict.Refuse("a snooze takes a minute or more: name a time such as 30m, 2h or 1d"),
        _ when until > now + longest => IncidentVerdict.Refuse($"an incident may be snoozed for {longest.TotalDays:0.##} days at most"),
        _ => new(incident with { SnoozedUntil = until }, TimelineVerbs.Snoozed, $"kept quiet until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
    };

    /// <param name="levels">How many levels are configured.</param>
    public static IncidentVerdict Escalate(Incident incident, int levels, string reason, string? request = null) => incident switch
    {
        { Status: IncidentStatus.Resolved } => Refuse(incident),
        _ when levels == 0 => IncidentVerdict.Refuse("nobody is configured to be called: set Incidents:Escalation"),
        _ => new(
            incident with { Escalations = incident.Escalations + 1, EscalatedBy = request, SnoozedUntil = null },
            TimelineVerbs.Escalated,
            $"level {Math.Min(incident.Escalations + 1, levels)} called" + (reason.Length == 0 ? "" : $": {reason}")),
    };

    public static IncidentVerdict Resolve(Incident incident, string reason, DateTimeOffset now) =>
        Move(incident, IncidentStatus.Resolved, now) is { } moved ? new(moved, TimelineVerbs.Resolved, reason) : Refuse(incident);

    /// <summary>Also for one that is resolved: people look back.</summary>
    public static IncidentVerdict NotAnIncident(Incident incident, IncidentFeedback feedback) => incident switch
    {
        { Feedback: { } earlier } when incident.Status == IncidentStatus.Resolved => IncidentVerdict.Refuse($"{earlier.By} said so already"),
        _ => new(
            (Move(incident, IncidentStatus.Resolved, feedback.At) ?? incident) with { Feedback = feedback },
            TimelineVerbs.NotAnIncident,
            $"{(feedback.Reason.Length == 0 ? "no reason given" : feedback.Reason)}; the same signals stay quiet until {feedback.QuietUntil.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
    };

    private static IncidentVerdict Refuse(Incident incident) => IncidentVerdict.Refuse($"it is {incident.Status} already");

    private static Incident? Move(Incident incident, IncidentStatus to, DateTimeOffset now) => !IncidentTransitions.MayMove(incident.Status, to)
        ? null
        : incident with
        {
            Status = to,
            StatusSince = now,
            ResolvedAt = to == IncidentStatus.Resolved ? now : null,
            SnoozedUntil = to == IncidentStatus.Resolved ? null : incident.SnoozedUntil,
        };
}
