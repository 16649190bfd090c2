using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Keeps the vector index in step with the log store. Called again and again; each call goes on after the last sequence indexed, in batches, so memory does not
/// grow with the backlog and a crash costs at most one batch, which is forgotten and indexed again. While the embedding model does not answer, windows are
/// indexed by their words; when it answers again, those are indexed anew. Another model begins a space of its own; when that has caught up, the old one goes.
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
    private readonly string _account;
    private readonly ILogger _logger;
    private EmbeddingSpace? _resumed;
    private bool _isAlone;

    internal IndexLogWindows((ILogStore Logs, IVectorIndex Index) stores, LogWindowEmbedder embedder, (TimeProvider Time, IOptions<IncidentOptions> Incidents) setting, ILogger<IndexLogWindows> logger)
    {
        (_logs, _index) = stores;
        (_embedder, _time, _logger) = (embedder, setting.Time, logger);
        _account = setting.Incidents.Value.Account is var account and not IncidentOptions.Unknown ? account : "";
    }

    /// <summary>Indexes what has settled.</summary>
    /// <returns>How many windows were written.</returns>
    public async Task<int> IndexAsync(CancellationToken cancellationToken)
    {
        var settled = _time.GetUtcNow() - Settling;
        var (space, canEmbed) = await SpaceAsync(cancellationToken);
        var progress = await ResumeAsync(space, canEmbed, cancellationToken);
        var written = 0;
        while (true)
        {
            var batch = await _logs.ReadAfterAsync(progress.Indexed, BatchSize, cancellationToken);
            StoredLogEvent[] ready = [.. batch.TakeWhile(e => IsSettled(e.Event, settled))];
            if (ready.Length == 0)
            {
                break;
            }

            (var count, progress) = await WriteAsync(space, ready, (progress, canEmbed), cancellationToken);
            canEmbed = progress.Embedded == progress.Indexed;
            written += count;
            if (ready.Length < BatchSize)
            {
                break;
            }
        }

        await ForgetOthersAsync(space, progress, cancellationToken);
        if (written > 0)
        {
            LogIndexed(written, progress.Indexed);
        }

        return written;
    }

    /// <summary>History that was read late is settled at once; a clock that runs ahead does not keep a line out for ever.</summary>
    private static bool IsSettled(LogEvent logEvent, DateTimeOffset settled) => logEvent.Timestamp <= settled || logEvent.IngestedAt <= settled;

    private async Task<(EmbeddingSpace Space, bool CanEmbed)> SpaceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _embedder.GetSpaceAsync(cancellationToken), true);
        }
        catch (EmbeddingFault fault)
        {
            LogNotEmbedded(fault.Message);
            var known = (await _index.GetSpacesAsync(cancellationToken)).Where(s => s.Model == _embedder.Model).MaxBy(s => s.Dimension);
            return (known ?? new(_embedder.Model, 0), false);
        }
    }

    /// <summary>Where to go on. What a crash left half written goes, and so does what has no vectors as soon as it can have them.</summary>
    private async Task<IndexProgress> ResumeAsync(EmbeddingSpace space, bool canEmbed, CancellationToken cancellationToken)
    {
        var progress = await _index.GetProgressAsync(space, cancellationToken);
        var lacksVectors = canEmbed && progress.Embedded < progress.Indexed && await _embedder.AnswersAsync(cancellationToken);
        if (!lacksVectors && _resumed == space)
        {
            return progress;
        }

        var from = lacksVectors ? progress.Embedded : progress.Indexed;
        await _index.RewindAsync(space, from, cancellationToken);
        _resumed = space;
        return new(from, Math.Min(from, progress.Embedded));
    }

    private async Task<(int Count, IndexProgress Progress)> WriteAsync(
        EmbeddingSpace space, StoredLogEvent[] ready, (IndexProgress Progress, bool CanEmbed) at, CancellationToken cancellationToken)
    {
        LogWindow[] windows = [.. LogWindows.Cut(ready)];
        CountedTemplate[][] templates = [.. windows.Select(w => _embedder.TemplatesOf(w.Lines.Select(l => l.Event.Message)))];
        var vectors = at.CanEmbed ? await VectorsAsync(templates, cancellationToken) : null;
        VectorPoint[] points = [.. windows.Select((w, i) => Point(w, templates[i], vectors?[i] ?? []))];
        var last = ready[^1].Sequence;
        var progress = new IndexProgress(last, vectors is null ? at.Progress.Embedded : last);
        await _index.UpsertAsync(space, points, progress, cancellationToken);
        return (points.Length, progress);
    }

    private async Task<float[][]?> VectorsAsync(CountedTemplate[][] templates, CancellationToken cancellationToken)
    {
        try
        {
            return await _embedder.EmbedAsync(templates, TermWeights.Even, cancellationToken);
        }
        catch (EmbeddingFault fault)
        {
            LogNotEmbedded(fault.Message);
            return null;
        }
    }

    private async Task ForgetOthersAsync(EmbeddingSpace space, IndexProgress progress, CancellationToken cancellationToken)
    {
        if (!_isAlone && space.Dimension > 0 && progress.Embedded == progress.Indexed)
        {
            await _index.ForgetOthersAsync(space, cancellationToken);
            _isAlone = true;
        }
    }

    private VectorPoint Point(LogWindow window, CountedTemplate[] templates, float[] vector) => new()
    {
        Id = IdOf(window),
        Vector = vector,
        Terms = WindowTerms.Stored(templates),
        Stream = window.Stream,
        Resource = window.Resource,
        Account = _account,
        Severity = window.Severity,
        Window = window.Window,
        FirstSequence = window.FirstSequence,
        LastSequence = window.LastSequence,
    };

    private static string IdOf(LogWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{TermHash.Of(window.Stream.ToString()):x16}-{window.FirstSequence}");

    [LoggerMessage(3010, LogLevel.Debug, "Indexed {Windows} log windows up to sequence {Sequence}")]
    private partial void LogIndexed(int windows, long sequence);

    [LoggerMessage(3011, LogLevel.Warning, "Log windows are indexed by their words only until the model answers: {Fault}")]
    private partial void LogNotEmbedded(string fault);
}
