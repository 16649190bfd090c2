using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How well a model does on rows that it had not learned from; each figure with its 95 % interval.</summary>
public sealed record ModelFigures
{
    public required int Rows { get; init; }

    /// <summary>How many of the rows are anomalous.</summary>
    public required int Anomalous { get; init; }

    public required Estimate Precision { get; init; }

    public required Estimate Recall { get; init; }

    public required Estimate F1 { get; init; }

    public required Estimate Accuracy { get; init; }

    /// <summary>Average precision.</summary>
    public required Estimate PrAuc { get; init; }

    public required Estimate RocAuc { get; init; }

    public required EventFigures Events { get; init; }

    /// <summary>F1 by fold, the earliest first; empty where there was no cross-validation.</summary>
    public ImmutableArray<double> F1ByFold { get; init; } = [];

    /// <param name="folds">The tests of a cross-validation, the earliest first; or one, of a model that was fitted before.</param>
    public static ModelFigures Of(IReadOnlyList<TrialRows> folds) => Of(folds, ResampledFigures.Of(TrialRows.Join(folds)));

    /// <param name="measured">Of all folds' rows together.</param>
    public static ModelFigures Of(IReadOnlyList<TrialRows> folds, ResampledFigures measured) =>
        Of(TrialRows.Join(folds), measured) with { F1ByFold = folds.Count == 1 ? [] : [.. folds.Select(f => Math.Round(AlarmCounts.Of(f).F1, 4))] };

    private static ModelFigures Of(TrialRows rows, ResampledFigures measured) => new()
    {
        Rows = rows.Count,
        Anomalous = rows.Labels.Count(l => l),
        Precision = measured[TrialFigure.Precision],
        Recall = measured[TrialFigure.Recall],
        F1 = measured[TrialFigure.F1],
        Accuracy = measured[TrialFigure.Accuracy],
        PrAuc = measured[TrialFigure.PrAuc],
        RocAuc = measured[TrialFigure.RocAuc],
        Events = EventFigures.Of(rows, measured),
    };
}
