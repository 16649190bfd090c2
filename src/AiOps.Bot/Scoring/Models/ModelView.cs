using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring.Models;

/// <summary>Puts together what is known of a line of models: versions, history, how the challenger does, drift.</summary>
internal sealed class ModelView(IModelRegistry registry, IModelTallies tallies, ModelDrift drift)
{
    private const int MostVersions = 100;
    private const int MostEvents = 100;

    /// <summary>As many columns are given with their histograms: tables may have a thousand.</summary>
    private const int MostDrawn = 10;

    /// <summary>A millionth is less than a row of any window.</summary>
    private const int ShareDigits = 6;

    public async Task<IReadOnlyList<ModelLineDocument>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await registry.ListLinesAsync(cancellationToken)).Select(line => LineOf(line) with { Drift = DriftOf(line) })];

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
        [MovedOf(("scores", reading.Scores), null, true), .. reading.Columns.Select((c, i) => MovedOf(c, reading.WordColumns.Contains(c.Column) ? "nats" : null, i < MostDrawn))]);

    private MovedDocument? DriftOf(ModelLine line) => line.Champion is { } champion && drift.LastOf(line.Name, champion) is { } reading ? MovedOf(reading.Worst, null, false) : null;

    private static MovedDocument MovedOf((string What, DriftFigure Figure) moved, string? unit, bool isDrawn) => new(moved.What, moved.Figure.Psi, moved.Figure.Ks, moved.Figure.How)
    {
        Unit = unit,
        Bins = isDrawn ? [.. moved.Figure.Bins.Select(b => new DriftBinDocument(b.Above, b.UpTo, b.IsMissing, Math.Round(b.Expected, ShareDigits), Math.Round(b.Seen, ShareDigits)))] : null,
    };
}
