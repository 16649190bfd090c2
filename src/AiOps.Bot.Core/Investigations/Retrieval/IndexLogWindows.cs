using System.Globalization;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Keeps the vector index in step with the log store. Called again and again; each call goes on after the last sequence indexed, in batches, so memory does not
/// grow with the backlog and a crash costs at most one batch, which is then indexed again under the same ids.
/// </summary>
public sealed partial class IndexLogWindows
{
    private const int BatchSize = 2_000;

    /// <summary>Lines younger than this wait, so that windows fill up before they are cut.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(6);

    private readonly ILogStore _logs;
    private readonly IVectorIndex _index;
    private readonly LogWindowEmbedder _embedder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal IndexLogWindows((ILogStore Logs, IVectorIndex Index) stores, LogWindowEmbedder embedder, TimeProvider time, ILogger<IndexLogWindows> logger)
    {
        (_logs, _index) = stores;
        (_embedder, _time, _logger) = (embedder, time, logger);
    }

    /// <summary>History that was read late is settled at once; a clock that runs ahead does not keep a line out for ever.</summary>
    private static bool IsSettled(LogEvent logEvent, DateTimeOffset settled) => logEvent.Timestamp <= settled || logEvent.IngestedAt <= settled;

    /// <summary>Indexes what has settled.</summary>
    /// <returns>How many windows were written.</returns>
    public async Task<int> IndexAsync(CancellationToken cancellationToken)
    {
        var settled = _time.GetUtcNow() - Settling;
        var sequence = await _index.GetIndexedSequenceAsync(cancellationToken);
        var written = 0;
        while (true)
        {
            var batch = await _logs.ReadAfterAsync(sequence, BatchSize, cancellationToken);
            StoredLogEvent[] ready = [.. batch.TakeWhile(e => IsSettled(e.Event, settled))];
            if (ready.Length == 0)
            {
                break;
            }

            VectorPoint[] points = [.. LogWindows.Cut(ready).Select(Point)];
            await _index.UpsertAsync(points, cancellationToken);
            written += points.Length;
            sequence = ready[^1].Sequence;
            if (ready.Length < BatchSize)
            {
                break;
            }
        }

        if (written > 0)
        {
            LogIndexed(written, sequence);
        }

        return written;
    }

    private VectorPoint Point(LogWindow window) => new(
        IdOf(window),
        _embedder.Embed(window.Lines.Select(l => l.Event.Message)),
        window.Stream,
        window.Resource,
        window.Window,
        window.FirstSequence,
        window.LastSequence);

    private static string IdOf(LogWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{TermHash.Of(window.Stream.ToString()):x16}-{window.FirstSequence}");

    [LoggerMessage(3010, LogLevel.Debug, "Indexed {Windows} log windows up to sequence {Sequence}")]
    private partial void LogIndexed(int windows, long sequence);
}
