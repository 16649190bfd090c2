using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Follows control through the lines of one period. A thread goes from the begin of its operation over its lines in order of time to the end. Not thread-safe.
/// </summary>
internal sealed class FlowReader(FlowPlaces places)
{
    private const int Endless = -1;

    /// <summary>So many rows are on their way from memory at once.</summary>
    private const int Ahead = 64;

    private readonly ThreadTable _threads = new();
    private Dictionary<(ulong Trace, ulong Id), SpanRow> _spans = [];
    private ulong _touched;

    public FlowCounts Counts { get; } = new();

    /// <summary>Operations whose spans write lines: their begins, as place numbers.</summary>
    public HashSet<int> WritingOperations { get; } = [];

    /// <summary>Statements that wrote an error in this period.</summary>
    public HashSet<int> ErrorPlaces { get; } = [];

    public void Read(IReadOnlyList<LogRow> logs, IReadOnlyList<SpanRow> spans)
    {
        _spans = new(spans.Count);
        foreach (var span in spans)
        {
            _spans[(span.Trace, span.Id)] = span;
        }

        FollowAll(logs, OrderOfTime(logs));
        foreach (var (place, end) in _threads.Threads)
        {
            if (end != Endless)
            {
                Counts.Add(place, end);
            }
        }
    }

    /// <summary>Spans that wrote nothing although their operation writes elsewhere: control went from the begin straight to the end.</summary>
    public void AddSilentSpans(IReadOnlySet<int> writingOperations)
    {
        foreach (var span in _spans.Values.Where(s => !_threads.Contains(new ControlThread(s.Trace, s.Id, s.Entity).Key)))
        {
            var begin = places.Take(FlowPlaceKind.Begin, span.Entity, span.Operation);
            if (writingOperations.Contains(begin))
            {
                Counts.Add(begin, places.Take(FlowPlaceKind.End, span.Entity, span.Operation));
            }
        }
    }

    /// <param name="order">Null for the order that they are in.</param>
    private void FollowAll(IReadOnlyList<LogRow> logs, int[]? order)
    {
        Span<LogRow> rows = stackalloc LogRow[Ahead];
        Span<ulong> keys = stackalloc ulong[Ahead];
        for (var first = 0; first < logs.Count; first += Ahead)
        {
            var count = Math.Min(Ahead, logs.Count - first);
            for (var i = 0; i < count; i++)
            {
                rows[i] = logs[order is null ? first + i : order[first + i]];
                keys[i] = new ControlThread(rows[i].Trace, rows[i].Span, rows[i].Entity).Key;
            }

            _touched ^= _threads.Touch(keys[..count]);
            for (var i = 0; i < count; i++)
            {
                Follow(rows[i], keys[i]);
            }
        }
    }

    private void Follow(in LogRow row, ulong key)
    {
        var place = places.Take(FlowPlaceKind.Statement, row.Entity, row.Statement);
        if (row.Severity >= LogSeverity.Error)
        {
            ErrorPlaces.Add(place);
        }

        ref var thread = ref _threads.Take(key, out var isKnown);
        if (isKnown)
        {
            Counts.Add(thread.Place, place);
        }
        else
        {
            thread.End = Begin(new(row.Trace, row.Span, row.Entity), place);
        }

        thread.Place = place;
    }

    /// <summary>Adds the step into the thread; returns where it will end.</summary>
    private int Begin(ControlThread key, int place)
    {
        if (!key.IsBounded)
        {
            return Endless;
        }

        var (entity, operation) = _spans.TryGetValue((key.Trace, key.Span), out var span) ? (span.Entity, span.Operation) : (key.Entity, 0);
        var begin = places.Take(FlowPlaceKind.Begin, entity, operation);
        WritingOperations.Add(begin);
        Counts.Add(begin, place);
        return places.Take(FlowPlaceKind.End, entity, operation);
    }

    /// <summary>Files are nearly always in order; then nothing is sorted, and null is given.</summary>
    private static int[]? OrderOfTime(IReadOnlyList<LogRow> logs)
    {
        for (var i = 1; i < logs.Count; i++)
        {
            if (logs[i].Ticks < logs[i - 1].Ticks)
            {
                return [.. Enumerable.Range(0, logs.Count).OrderBy(n => logs[n].Ticks)];
            }
        }

        return null;
    }
}
