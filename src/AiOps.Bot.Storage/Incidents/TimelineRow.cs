using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>A row of timeline.</summary>
internal sealed class TimelineRow
{
    public const string Select =
        "select sequence as Sequence, incident_id as Incident, time_ms as Time, actor as Actor, verb as Verb, detail as Detail, previous_hash as PreviousHash, hash as Hash from timeline ";

    public long Sequence { get; init; }

    public string? Incident { get; init; }

    public long Time { get; init; }

    public string Actor { get; init; } = "";

    public string Verb { get; init; } = "";

    public string Detail { get; init; } = "";

    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public static TimelineRow Of(TimelineEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Incident = entry.Incident?.Value,
        Time = Milliseconds.Of(entry.Time),
        Actor = entry.Actor,
        Verb = entry.Verb,
        Detail = entry.Detail,
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
    };

    public TimelineEntry ToEntry() => new()
    {
        Sequence = Sequence,
        Incident = Incident is null ? null : new IncidentId(Incident),
        Time = Milliseconds.ToTime(Time),
        Actor = Actor,
        Verb = Verb,
        Detail = Detail,
        PreviousHash = PreviousHash,
        Hash = Hash,
    };
}
