using System.Collections.Concurrent;

namespace AiOps.Bot.Hosting;

/// <summary>Knows up to which time every source has been read. Silence before that time is silence; after it, it is only not read yet.</summary>
internal sealed class IngestBoard
{
    /// <summary>
    /// A source that fails longer than this no longer holds up the others: one denied log group must not stop the judging of all. What it does not deliver
    /// then shows as silence, which is true.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Reading> _readings = new();

    public WorkSignal NewEvents { get; } = new();

    public void Register(string source) => _readings.TryAdd(source, new(null, null));

    public void Completed(string source, DateTimeOffset upTo)
    {
        _readings[source] = new(upTo, null);
        NewEvents.Set();
    }

    public void Failed(string source, DateTimeOffset at) =>
        _readings.AddOrUpdate(source, _ => new(null, at), (_, reading) => reading with { FailingSince = reading.FailingSince ?? at });

    /// <summary>Null until every source was read to its end once, or could not be read at its first try.</summary>
    public DateTimeOffset? Watermark(DateTimeOffset now)
    {
        var counted = _readings.Values.Where(r => !IsGivenUp(r, now)).Select(r => r.UpTo).ToArray();
        return counted.Length == 0 || counted.Contains(null) ? null : counted.Min();
    }

    private static bool IsGivenUp(Reading reading, DateTimeOffset now) =>
        reading.FailingSince is { } since && (reading.UpTo is null || now - since > Patience);

    private sealed record Reading(DateTimeOffset? UpTo, DateTimeOffset? FailingSince);
}
