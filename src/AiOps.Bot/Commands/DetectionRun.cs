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

    public async IAsyncEnumerable<Anomaly> RunAsync(IReadOnlyList<string> input, IReadOnlyList<string> history, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var past = history.Count > 0 ? _past.Open(history, cancellationToken) : null;
        var events = Joined(past, _input.Open(input, cancellationToken), cancellationToken);
        await foreach (var anomaly in _detect.RunAsync(events, null, cancellationToken))
        {
            if (past is null || Tally.Records > 0)
            {
                yield return anomaly;
            }
        }
    }

    private async IAsyncEnumerable<LogEvent> Joined(IAsyncEnumerable<LogEvent>? past, IAsyncEnumerable<LogEvent> input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (past is not null)
        {
            await foreach (var logEvent in past.WithCancellation(cancellationToken))
            {
                yield return Seen(logEvent);
            }
        }

        await foreach (var logEvent in input.WithCancellation(cancellationToken))
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
