namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>What a sum of leaves stands for: XGBoost's objectives of one output.</summary>
/// <param name="Name">As XGBoost spells it: "binary:logistic".</param>
public sealed record BoostingObjective(string Name)
{
    public static readonly BoostingObjective BinaryLogistic = new("binary:logistic");

    private static readonly string[] Logistic = ["binary:logistic", "reg:logistic"];
    private static readonly string[] Plain = ["binary:logitraw", "reg:squarederror", "reg:linear", "reg:pseudohubererror", "reg:absoluteerror", "rank:pairwise"];
    private static readonly string[] Exponential = ["count:poisson", "reg:gamma", "reg:tweedie"];

    /// <summary>True where it is known what the sum is turned into.</summary>
    public bool IsKnown => Logistic.Contains(Name) || Plain.Contains(Name) || Exponential.Contains(Name);

    /// <summary>The prediction.</summary>
    public double Of(double margin) => Logistic.Contains(Name) ? 1 / (1 + Math.Exp(-margin)) : Exponential.Contains(Name) ? Math.Exp(margin) : margin;

    /// <summary>The margin that stands for a prediction, which is how XGBoost stores where it begins.</summary>
    public double Inverse(double prediction) =>
        Logistic.Contains(Name) ? -Math.Log((1 / Math.Clamp(prediction, 1e-15, 1 - 1e-15)) - 1) : Exponential.Contains(Name) ? Math.Log(Math.Max(prediction, 1e-15)) : prediction;
}
