using System.Diagnostics;
using System.Text.Json;
using AiOps.Bot.Aws.SageMaker;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Scoring.Remote;

/// <summary>Scores rows by a model that somebody else serves.</summary>
internal static class RemoteBatch
{
    /// <exception cref="FormatException">The request lacks a column of the model.</exception>
    /// <exception cref="RemoteScorerException">There are no scores.</exception>
    public static async Task<ScoreDocument> ScoreAsync(JsonElement request, (EndpointOptions Options, IRemoteScorer Scorer) model, CancellationToken cancellationToken)
    {
        var (options, sent) = (model.Options, SentTable.Read(request));
        var missing = options.Columns.Except(sent.Columns).ToArray();
        if (missing.Length > 0)
        {
            throw new FormatException($"columns of {options.Name} are missing: {string.Join(", ", missing)}. Send null in cells whose value is not known");
        }

        var values = sent.Values([.. options.Columns.Select(c => new TableColumn(c))], [.. options.Columns.Select(c => sent.Columns.IndexOf(c))]);
        var begin = Stopwatch.GetTimestamp();
        var scores = values.Length == 0 ? [] : await model.Scorer.ScoreAsync(values, cancellationToken);
        HostMetrics.ModelSeconds.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds, new("model", options.Name), new("version", "remote"));
        return new()
        {
            Model = options.Name,
            Threshold = options.Threshold,
            IgnoredColumns = sent.Columns.Except(options.Columns).ToArray() is { Length: > 0 } ignored ? ignored : null,
            BadCells = sent.BadCells,
            Rows = sent.Answer(scores, options.Threshold),
        };
    }
}
