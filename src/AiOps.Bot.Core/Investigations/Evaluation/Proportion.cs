namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>A share of cases with its 95 % interval (Wilson 1927), which holds for few cases and near 0 and 1 too.</summary>
public readonly record struct Proportion(int Hits, int Of)
{
    private const double Z = 1.959964;

    /// <summary>NaN where there is no case.</summary>
    public double Value => Of == 0 ? double.NaN : (double)Hits / Of;

    public double Low => Math.Max(0, Middle - Half);

    public double High => Math.Min(1, Middle + Half);

    private double Middle => (Value + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Half => Z * Math.Sqrt((Value * (1 - Value) / Of) + (Z * Z / (4.0 * Of * Of))) / (1 + (Z * Z / Of));

    public static Proportion Among<T>(IReadOnlyCollection<T> cases, Func<T, bool> hit) => new(cases.Count(hit), cases.Count);
}
