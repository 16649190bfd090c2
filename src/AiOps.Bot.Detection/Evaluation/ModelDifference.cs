namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How much higher one model's figures are than another's on the same rows. An interval without 0 in it is a difference that these rows show.</summary>
/// <param name="F1">At each one's own threshold.</param>
/// <param name="PrAuc">Needs no threshold.</param>
/// <param name="EventF1">At each one's own threshold.</param>
public sealed record ModelDifference(Estimate F1, Estimate PrAuc, Estimate EventF1)
{
    public static ModelDifference Of(ResampledFigures model, ResampledFigures other) =>
        new(model.Less(other, TrialFigure.F1), model.Less(other, TrialFigure.PrAuc), model.Less(other, TrialFigure.EventF1));
}
