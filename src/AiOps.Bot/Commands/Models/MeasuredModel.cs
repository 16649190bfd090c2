using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>A model or a family of scorers with its figures on rows that it had not learned from.</summary>
internal sealed record MeasuredModel(string Name, ModelFigures Figures, ResampledFigures Measured)
{
    /// <summary>That it learned from rows that the figures are of; null where nothing says so.</summary>
    public TrainingOverlap? SeenInTraining { get; init; }

    /// <param name="folds">What was tested, the earliest first; a model that was fitted before has one.</param>
    public static MeasuredModel Of(string name, IReadOnlyList<TrialRows> folds)
    {
        var measured = ResampledFigures.Of(TrialRows.Join(folds));
        return new(name, ModelFigures.Of(folds, measured), measured);
    }

    public ModelDifference Less(MeasuredModel other) => ModelDifference.Of(Measured, other.Measured);
}
