using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Follows control through the lines of one period. A thread goes from the begin of its operation over its lines in order of time to the end. Not thread-safe.
/// </summary>
internal sealed class FlowReader(FlowPlaces places)
{
    private readonly Dictionary<ControlThread, (int Place, int End)> _threads = [];
    private Dictionary<(ulong Trace, ulong Id), SpanRow> _spans = [];

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

        foreach (var index in OrderOfTime(logs))
        {
            Follow(logs[index]);
        }

        foreach (var thread in _threads.Where(t => t.Key.IsBounded))
        {
            Counts.Add(thread.Value.Place, thread.Value.End);
        }
    }

    /// <summary>Spans that wrote nothing although their operation writes elsewhere: control went from the begin straight to the end.</summary>
    public void AddSilentSpans(IReadOnlySet<int> writingOperations)
    {
        foreach (var span in _spans.Values.Where(s => !_threads.ContainsKey(new(s.Trace, s.Id, s.Entity))))
        {
            var begin = places.Take(FlowPlaceKind.Begin, span.Entity, span.Operation);
            if (writingOperations.Contains(begin))
            {
                Counts.Add(begin, places.Take(FlowPlaceKind.End, span.Entity, span.Operation));
            }
        }
    }

    private void Follow(in LogRow row)
    {
        var place = places.Take(FlowPlaceKind.Statement, row.Entity, row.Statement);
        if (row.Severity >= LogSeverity.Error)
        {
            ErrorPlaces.Add(place);
        }

        var key = new ControlThread(row.Trace, row.Span, row.Entity);
        ref var thread = ref CollectionsMarshal.GetValueRefOrAddDefault(_threads, key, out var isKnown);
        if (isKnown)
        {
            Counts.Add(thread.Place, place);
            thread = (place, thread.End);
        }
        else
        {
            thread = (place, Begin(key, place));
        }
    }

    /// <summary>Adds the step into the thread; returns where it will end.</summary>
    private int Begin(ControlThread key, int place)
    {
        if (!key.IsBounded)
        {
            return place;
        }

        var (entity, operation) = _spans.TryGetValue((key.Trace, key.Span), out var span) ? (span.Entity, span.Operation) : (key.Entity, 0);
        var begin = places.Take(FlowPlaceKind.Begin, entity, operation);
        WritingOperations.Add(begin);
        Counts.Add(begin, place);
        return places.Take(FlowPlaceKind.End, entity, operation);
    }

    /// <summary>Files are nearly always in order; then nothing is sorted.</summary>
    private static IEnumerable<int> OrderOfTime(IReadOnlyList<LogRow> logs)
    {
        for (var i = 1; i < logs.Count; i++)
        {
            if (logs[i].Ticks < logs[i - 1].Ticks)
            {
                return Enumerable.Range(0, logs.Count).OrderBy(n => logs[n].Ticks);
            }
        }

        return Enumerable.Range(0, logs.Count);
    }
}
