using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Scorers;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Words the anomaly of a model whose rows are no longer like those of its training: which feature moved, and how.</summary>
public static class DriftAnomaly
{
    private const string Scorer = "model-drift";
    private const int MostReasons = 5;

    /// <param name="moved">What moved, in the order in which it is told: a column's name or "scores". At least one.</param>
    public static Anomaly Of((string Name, int Version) model, TimeRange window, IReadOnlyList<(string What, DriftFigure Figure)> moved)
    {
        var (resource, version) = (new ResourceId($"model/{model.Name}"), model.Version.ToString(CultureInfo.InvariantCulture));
        var signal = AnomalyIdentity.SignalOf(AnomalyKinds.ModelDrift, resource, (AnomalyLabels.Version, version));
        return new()
        {
            Id = AnomalyIdentity.IdOf(Scorer, signal, window.From),
            Scorer = Scorer,
            Kind = AnomalyKinds.ModelDrift,
            Signal = signal,
            Title = $"model {model.Name}@{version} sees other rows than it was trained on: {moved[0].What} moved",
            Severity = Severity.Low,
            Score = moved[0].Figure.Psi / (moved[0].Figure.Psi + DriftFigure.Grave),
            Threshold = 0.5,
            Resource = resource,
            Window = window,
            Time = window.To,
            Reasons = [.. moved.Take(MostReasons).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.What}: {m.Figure.How}; PSI {m.Figure.Psi:0.00} (grave from {DriftFigure.Grave}), KS {m.Figure.Ks:0.00}"))],
            Labels = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(AnomalyLabels.Model, model.Name).Add(AnomalyLabels.Version, version),
        };
    }
}
