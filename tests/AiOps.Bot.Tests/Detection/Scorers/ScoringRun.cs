using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Scorers;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Tests.Detection.Scorers;

/// <summary>Feeds lines to a scorer as time goes by, and keeps what it finds.</summary>
internal sealed class ScoringRun
{
    public static readonly ILogScorerFactory Factory = new LogScorerFactory(new LogParser(), new TemplateMasks());
    private readonly List<LogEvent> _events = [];

    public List<Anomaly> Found { get; } = [];

    public ILogScorer Scorer { get; private set; } = Factory.Create();

    public IReadOnlyList<LogEvent> Events => _events;

    public ScoringRun Add(DateTimeOffset at, string message, StreamKey? stream = null, LogSeverity severity = LogSeverity.Unknown)
    {
        _events.Add(Some.LogEvent(message, at, $"e{_events.Count}", stream) with { Severity = severity });
        return this;
    }

    public ScoringRun AddAll(IEnumerable<DateTimeOffset> times, Func<DateTimeOffset, string> message, StreamKey? stream = null)
    {
        foreach (var at in times)
        {
            Add(at, message(at), stream);
        }

        return this;
    }

    /// <summary>Lives through the events in order of time, looking every ten minutes.</summary>
    public ScoringRun Live(DateTimeOffset? until = null)
    {
        var next = DateTimeOffset.MinValue;
        foreach (var logEvent in _events.OrderBy(e => e.Timestamp))
        {
            if (logEvent.Timestamp >= next)
            {
                Scorer.AdvanceTo(logEvent.Timestamp, Found);
                next = logEvent.Timestamp.AddMinutes(10);
            }

            Scorer.Observe(logEvent, Found);
        }

        return Until(until);
    }

    /// <summary>Reads all events at once, as a history, and looks once at the end.</summary>
    public ScoringRun Burst(DateTimeOffset until)
    {
        foreach (var logEvent in _events)
        {
            Scorer.Observe(logEvent, Found);
        }

        return Until(until);
    }

    public ScoringRun Until(DateTimeOffset? until)
    {
        if (until is { } end)
        {
            Scorer.AdvanceTo(end, Found);
        }

        return this;
    }

    public ScoringRun SaveAndLoad()
    {
        Scorer = Factory.Load(Scorer.Save());
        return this;
    }

    public IReadOnlyList<Anomaly> Of(string kind) => [.. Found.Where(a => a.Kind == kind)];
}
