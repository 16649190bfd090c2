using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring.Models;

/// <summary>Puts together what is known of a line of models: versions, history, how the challenger does, drift.</summary>
internal sealed class ModelView(IModelRegistry registry, IModelTallies tallies, ModelDrift drift)
{
    private const int MostVersions = 100;
    private const int MostEvents = 100;

    public async Task<IReadOnlyList<ModelLineDocument>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await registry.ListLinesAsync(cancellationToken)).Select(LineOf)];

    /// <returns>Null where there is no such line.</returns>
    public async Task<ModelDocument?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await registry.FindLineAsync(name, cancellationToken) is not { } line)
        {
            return null;
        }

        var versions = await registry.ListVersionsAsync(name, MostVersions, cancellationToken);
        return new(
            LineOf(line),
            [.. versions.Select(VersionOf)],
            line is { Champion: { } champion, Challenger: { } challenger } ? await ComparisonAsync(new(name, champion, challenger), cancellationToken) : null,
            [.. versions.Select(v => DriftOf(v, drift.LastOf(name, v.Version))).OfType<ModelDriftDocument>()],
            [.. (await registry.ListEventsAsync(name, MostEvents, cancellationToken)).Select(e => new ModelEventDocument(e.Kind, e.Version, e.Instead, e.By, e.At, e.Why))]);
    }

    public static ModelLineDocument LineOf(ModelLine line) => new(line.Name, line.Newest, line.Champion, line.Challenger, line.PreviousChampion);

    private static ModelVersionDocument VersionOf(RegisteredModel model) =>
        new(model.Version, model.Hash, model.Family, model.Columns, model.Threshold, model.TrainedAt, model.RegisteredAt, model.RegisteredBy, model.RetiredAt);

    private async Task<ModelComparisonDocument> ComparisonAsync(ModelDuel duel, CancellationToken cancellationToken)
    {
        var counted = await tallies.ReadAsync(duel, cancellationToken);
        long Of(string measure) => counted.Where(t => t.Measure == measure).Sum(t => t.Count);
        long[] BinsOf(string measure) => [.. Enumerable.Range(0, ModelTally.Bins).Select(bin => counted.FirstOrDefault(t => t.Measure == measure && t.Bin == bin)?.Count ?? 0)];
        return new(duel.Champion, duel.Challenger, Of(ModelTally.Rows), Of(ModelTally.Both), Of(ModelTally.ChampionOnly), Of(ModelTally.ChallengerOnly),
            BinsOf(ModelTally.ChampionScores), BinsOf(ModelTally.ChallengerScores), Of(ModelTally.Dropped), Of(ModelTally.Unfit));
    }

    private static ModelDriftDocument? DriftOf(RegisteredModel model, DriftReading? reading) => reading is null ? null : new(
        model.Version, reading.Window.From, reading.Window.To, reading.Rows,
        [.. reading.Columns.Prepend(("scores", reading.Scores)).Select(f => new MovedDocument(f.Item1, f.Item2.Psi, f.Item2.Ks, f.Item2.How))]);
}
