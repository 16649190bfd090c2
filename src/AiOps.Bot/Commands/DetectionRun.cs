using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Scorers;
using AiOps.Bot.LogFiles;

namespace AiOps.Bot.Commands;

/// <summary>Runs the scorers over logs from beginning to end; history first, of which nothing is reported.</summary>
internal sealed class DetectionRun
{
    private readonly DetectAnomalies _detect;
    private readonly LogInput _input;
    private readonly LogInput _past;

    public DetectionRun(Terminal terminal)
    {
        var services = new ServiceCollection().AddLogParsing().AddLogScoring().BuildServiceProvider();
        var parser = services.GetRequiredService<ILogParser>();
        _detect = services.GetRequiredService<DetectAnomalies>();
        (_input, _past) = (new(terminal, parser), new(terminal, parser));
    }

    public ReadTally Tally => _input.Tally;

    /// <summary>The newest time that was read.</summary>
    public DateTimeOffset Newest { get; private set; } = DateTimeOffset.MinValue;

    public Action<Func<string>> Note { get; set; } = _ => { };

    public IAsyncEnumerable<Anomaly> RunAsync(IReadOnlyList<string> input, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        var events = SeenAsync(_input.Open(input, cancellationToken), cancellationToken);
        return history.Count == 0
            ? _detect.RunAsync(events, null, cancellationToken)
            : _detect.RunAfterAsync(SeenAsync(_past.Open(history, cancellationToken), cancellationToken), events, cancellationToken);
    }

    private async IAsyncEnumerable<LogEvent> SeenAsync(IAsyncEnumerable<LogEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var logEvent in events.WithCancellation(cancellationToken))
        {
            yield return Seen(logEvent);
        }
    }

    private LogEvent Seen(LogEvent logEvent)
    {
        Newest = logEvent.Timestamp > Newest ? logEvent.Timestamp : Newest;
        Note(() => $"{_past.Tally.Records + Tally.Records:N0} records, at {Newest:yyyy-MM-dd HH:mm}");
        return logEvent;
    }
}
