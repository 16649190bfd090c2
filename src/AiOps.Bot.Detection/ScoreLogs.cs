using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection;

/// <summary>
/// Scores the sessions of a log: groups lines by key or window, turns each line into a kind of event, learns what sessions are ordinary and scores each. Files are read once, and
/// memory does not grow with them.
/// </summary>
public sealed class ScoreLogs
{
    /// <summary>Of more sessions as many are learned from, evenly over the whole: about 100 MB.</summary>
    private const int MostTrained = 200_000;

    private const int Batch = 2_048;
    private const double Anomalous = 0.5;

    private readonly ScoreLogsOptions _options;
    private readonly EventKinds _kinds = new();
    private readonly LogSessionReader _reader;
    private readonly SessionExplanations? _explanations;
    private long _unlabelled;
    private long _sessions;
    private long _anomalous;

    /// <exception cref="FormatException">Windows, step and gap do not fit.</exception>
    public ScoreLogs(ScoreLogsOptions options)
    {
        _options = options;
        _reader = new(_kinds, SessionCutting.Of(options), options.Features is not null, options.Fit.Threads);
        _explanations = options.Explanations is { } wanted ? new(wanted, _kinds.NameOf, options.ExplainsAsJson) : null;
    }

    /// <summary>Reads the training files and then the input, and writes <c>session,anomaly_score,is_anomaly</c>. Runs once.</summary>
    /// <param name="train">Files to learn from, in this order; none = the input itself.</param>
    /// <param name="output">Null where only features are wanted.</param>
    /// <param name="note">Called with the number of lines of the present file that were read so far.</param>
    /// <exception cref="ArgumentException">There is nothing to learn from, or the scorer needs labels of both kinds.</exception>
    /// <exception cref="NotALogException">A stream is a binary file.</exception>
    public async Task<ScoreLogsResult> RunAsync(IReadOnlyList<Stream> train, Stream input, TextWriter? output, Action<long> note, CancellationToken cancellationToken)
    {
        using var training = new SessionGathering();
        using var scored = new SessionGathering(withPlaces: _explanations is not null);
        foreach (var stream in train)
        {
            await _reader.ReadAsync(stream, training, note, cancellationToken);
        }

        var read = await _reader.ReadAsync(input, scored, note, cancellationToken);
        var settled = _kinds.Settle();
        var learned = Training((train.Count > 0 ? training : scored).Drain(settled));
        if (output is not null)
        {
            await WriteAsync(Fit(learned, train.Count == 0, cancellationToken), scored.Drain(settled), output, cancellationToken);
        }

        if (_options.Features is { } features)
        {
            _sessions = await FeatureRows.WriteAsync(new(learned, _kinds.NameOf), scored.Drain(settled), features, cancellationToken);
        }

        return new(read, _options.Scorer, _kinds.Count - 1, learned.Count, _sessions, _anomalous, _reader.Unkeyed, _reader.Untimed, _unlabelled, scored.IsSpilled);
    }

    private ISessionScorer Fit(List<LogSession> sessions, bool isScored, CancellationToken cancellationToken)
    {
        var labels = _options.Labels is { } known ? sessions.Select(s => known[s.Key]).ToImmutableArray() : [];
        return SessionScorers.Named(_options.Scorer).Fit(new(sessions, labels, _options.FalseAlarms) { IsScored = isScored }, _options.Fit, cancellationToken);
    }

    private List<LogSession> Training(IEnumerable<LogSession> sessions)
    {
        var (taken, every, at) = (new List<LogSession>(), 1L, 0L);
        foreach (var session in sessions)
        {
            if (_options.Labels?.ContainsKey(session.Key) == false)
            {
                _unlabelled++;
                continue;
            }

            if (at++ % every == 0)
            {
                taken.Add(session);
            }

            if (taken.Count == MostTrained)
            {
                // Every second of those taken stays, and of what comes half as many are taken.
                taken = [.. taken.Where((_, i) => i % 2 == 0)];
                every *= 2;
            }
        }

        return taken;
    }

    private async Task WriteAsync(ISessionScorer scorer, IEnumerable<LogSession> sessions, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("session,anomaly_score,is_anomaly");
        await (_explanations?.BeginAsync(cancellationToken) ?? Task.CompletedTask);
        foreach (var batch in sessions.Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = new double[batch.Length];
            var part = Math.Max(1, (batch.Length + _options.Fit.Threads - 1) / Math.Max(1, _options.Fit.Threads));
            Parallel.For(0, (batch.Length + part - 1) / part, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _options.Fit.Threads), CancellationToken = cancellationToken },
                p => scorer.Score(batch.AsSpan(p * part, Math.Min(part, batch.Length - (p * part))), scores.AsSpan(p * part, Math.Min(part, batch.Length - (p * part)))));
            await output.WriteAsync(Rows(batch, scores), cancellationToken);
            await ExplainAsync(scorer, batch, scores, cancellationToken);
        }
    }

    private async Task ExplainAsync(ISessionScorer scorer, LogSession[] sessions, double[] scores, CancellationToken cancellationToken)
    {
        for (var i = 0; i < sessions.Length && _explanations is not null; i++)
        {
            if (scores[i] > Anomalous)
            {
                await _explanations.WriteAsync(sessions[i], scores[i], scorer.Explain(sessions[i]), cancellationToken);
            }
        }
    }

    private StringBuilder Rows(LogSession[] batch, double[] scores)
    {
        var rows = new StringBuilder();
        for (var i = 0; i < batch.Length; i++)
        {
            var isAnomalous = scores[i] > Anomalous;
            CsvText.Append(rows, batch[i].Key);
            rows.Append(CultureInfo.InvariantCulture, $",{scores[i]:R},{(isAnomalous ? 1 : 0)}\n");
            _anomalous += isAnomalous ? 1 : 0;
        }

        _sessions += batch.Length;
        return rows;
    }
}
