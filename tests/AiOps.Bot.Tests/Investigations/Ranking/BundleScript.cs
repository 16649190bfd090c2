using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Investigations.Ranking;

/// <summary>Writes a bundle step by step: requests with their lines and spans, in the normal period and in the incident.</summary>
internal sealed class BundleScript
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly NameTable _entities = new();
    private readonly NameTable _operations = new();
    private readonly List<Statement> _statements = [];
    private readonly (List<LogRow> Before, List<LogRow> Now) _logs = ([], []);
    private readonly (List<SpanRow> Before, List<SpanRow> Now) _spans = ([], []);
    private readonly List<(bool Now, MetricKey Key, long Ticks, double Value)> _metrics = [];
    private readonly List<BundleChange> _changes = [];
    private readonly List<RaisedAlert> _alerts = [];
    private BundleAlert? _alert;
    private ulong _ids;

    public BundleScript()
    {
        _operations.Take("");
    }

    /// <summary>A line "E …" is an error; the words are the statement.</summary>
    public BundleScript Request(bool now, string entity, string operation, params string[] lines)
    {
        var span = Span(now, entity, operation, 10, parent: 0, trace: 0);
        foreach (var line in lines)
        {
            Log(now, entity, line, span, null);
        }

        return this;
    }

    public BundleScript Requests(int count, bool now, string entity, string operation, params string[] lines)
    {
        for (var i = 0; i < count; i++)
        {
            Request(now, entity, operation, lines);
        }

        return this;
    }

    public BundleScript LineAt(DateTimeOffset at, string entity, string line, string level = "")
    {
        Log(true, entity, line, default, at, level);
        return this;
    }

    /// <summary>A call from one entity to another; how long the caller's and the callee's span take, in milliseconds.</summary>
    public BundleScript Call(bool now, string caller, string callee, double callerMs, double calleeMs, bool failed = false)
    {
        var outer = Span(now, caller, "call", callerMs, parent: 0, trace: 0);
        Span(now, callee, "serve", calleeMs, outer.Id, outer.Trace, failed);
        return this;
    }

    public BundleScript Metric(bool now, string entity, string metric, params double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _metrics.Add((now, new(entity, metric, ""), Start.AddMinutes(i).UtcTicks, values[i]));
        }

        return this;
    }

    public BundleScript Alert(string entity, string metric, DateTimeOffset at, string description = "")
    {
        _alert = new() { Entity = entity, Metric = metric, Time = at, Description = description };
        return this;
    }

    public BundleScript Change(BundleChange change)
    {
        _changes.Add(change);
        return this;
    }

    public BundleScript Raised(string entity, string kind, string name, DateTimeOffset at)
    {
        _alerts.Add(new() { Entity = entity, Kind = kind, Name = name, Time = at });
        return this;
    }

    public IncidentBundle Build() => new()
    {
        Alert = _alert,
        Metrics = SetOf(now: true),
        Baseline = SetOf(now: false),
        Logs = new(_logs.Now, _logs.Now.Count),
        BaselineLogs = new(_logs.Before, _logs.Before.Count),
        Spans = new(_spans.Now, _spans.Now.Count),
        BaselineSpans = new(_spans.Before, _spans.Before.Count),
        Changes = [.. _changes],
        Alerts = [.. _alerts],
        Entities = _entities,
        Operations = _operations,
        Statements = [.. _statements],
    };

    private MetricSet SetOf(bool now) =>
        new(_metrics.Where(m => m.Now == now).GroupBy(m => m.Key).Select(g => MetricSeries.Of(g.Key, [.. g.Select(m => (m.Ticks, m.Value))])));

    private SpanRow Span(bool now, string entity, string operation, double ms, ulong parent, ulong trace, bool failed = false)
    {
        var span = new SpanRow(trace == 0 ? ++_ids : trace, ++_ids, parent, Start.AddSeconds(_ids).UtcTicks, ms, _entities.Take(entity), _operations.Take(operation), failed);
        (now ? _spans.Now : _spans.Before).Add(span);
        return span;
    }

    private void Log(bool now, string entity, string line, SpanRow span, DateTimeOffset? at, string level = "")
    {
        var severity = Enum.TryParse<LogSeverity>(level, out var told) ? told : line.StartsWith("E ", StringComparison.Ordinal) ? LogSeverity.Error : LogSeverity.Info;
        var number = _statements.FindIndex(s => s.Example == line);
        if (number < 0)
        {
            number = _statements.Count;
            _statements.Add(new(line, severity, line));
        }

        var ticks = (at ?? Start.AddSeconds(++_ids)).UtcTicks;
        (now ? _logs.Now : _logs.Before).Add(new(ticks, span.Trace, span.Id, _entities.Take(entity), number, severity));
    }
}
