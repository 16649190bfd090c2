using System.Text.Json;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring.Remote;

namespace AiOps.Bot.Scoring.Models;

/// <summary>Scores rows by a model that the settings say where to find, or by a registered one: the champion of its line, or a version that the request names. A challenger sees the same rows later, off the request's path.</summary>
internal sealed class ModelBatch(IModelRegistry registry, ServedModels models, RemoteModels remote, ShadowQueue shadow, ModelDrift drift)
{
    /// <param name="body">The request's bytes, for the challenger.</param>
    /// <returns>The scores, or why there are none.</returns>
    /// <exception cref="RemoteScorerException">Whoever serves the model gave no scores.</exception>
    /// <exception cref="FormatException">The request has not the form; the message says what is wrong.</exception>
    public async Task<(ScoreDocument? Scores, Refusal? Refusal)> ScoreAsync(JsonElement request, byte[] body, CancellationToken cancellationToken)
    {
        var asked = ModelReference.Parse(request.GetProperty("model") is { ValueKind: JsonValueKind.String } name ? name.GetString()! : "");
        if (asked.Version is null && remote.Find(asked.Name) is { } elsewhere)
        {
            return (await RemoteBatch.ScoreAsync(request, elsewhere, cancellationToken), null);
        }

        if (await registry.FindLineAsync(asked.Name, cancellationToken) is not { } line)
        {
            return Refuse(RefusalKind.NotFound, $"no model was ever registered as {asked.Name}");
        }

        if ((asked.Version ?? line.Champion) is not { } version)
        {
            return Refuse(RefusalKind.Conflict, $"{line.Name} has no champion yet: promote a version, or name one ({line.Name}@{line.Newest})");
        }

        return await models.FindAsync(line.Name, version, cancellationToken) is { } model
            ? (await ScoreAsync((request, body), line, model, cancellationToken), null)
            : Refuse(RefusalKind.NotFound, $"there is no {line.Name}@{version} (any more); its newest version is {line.Newest}");
    }

    private async Task<ScoreDocument> ScoreAsync((JsonElement Root, byte[] Body) request, ModelLine line, ServedModel model, CancellationToken cancellationToken)
    {
        var sent = SentTable.Read(request.Root);
        var (places, missing) = model.PlacesIn(sent.Columns);
        if (missing.Length > 0)
        {
            throw new FormatException($"columns of {line.Name}@{model.Registered.Version} are missing: {string.Join(", ", missing)}. Send null in cells whose value is not known");
        }

        var values = sent.Values(model.Columns, places);
        var scores = model.Score(values);
        await drift.ObserveAsync(model, (values, scores), cancellationToken);
        if (model.Registered.Version == line.Champion && line.Challenger is { } challenger)
        {
            shadow.Offer(new(new(line.Name, model.Registered.Version, challenger), request.Body, scores, model.Registered.Threshold));
        }

        var rows = sent.Answer(scores, model.Registered.Threshold);
        return Document(model, WantsReasons(request.Root) ? ModelExplanation.Explain(model, (sent, places), (values, scores), rows) : rows, sent);
    }

    private static bool WantsReasons(JsonElement request) => request.TryGetProperty("explain", out var explain) && explain.ValueKind == JsonValueKind.True;

    private static ScoreDocument Document(ServedModel model, RowScoreDocument[] rows, SentTable sent) => new()
    {
        Model = model.Registered.Name,
        Version = model.Registered.Version,
        Hash = model.Registered.Hash,
        Threshold = model.Registered.Threshold,
        IgnoredColumns = sent.Columns.Except(model.Columns.Select(c => c.Name)).ToArray() is { Length: > 0 } ignored ? ignored : null,
        BadCells = sent.BadCells,
        Rows = rows,
    };

    private static (ScoreDocument?, Refusal?) Refuse(RefusalKind kind, string reason) => (null, new(kind, reason));
}
