namespace AiOps.Bot.Storage.Vectors;

/// <summary>What belongs to the sign bits of a row.</summary>
/// <param name="Scale">What the product of the signs and a query times is the estimated similarity.</param>
/// <param name="Error">The estimate's standard error; endless where the row has no length, less than nothing where it has no vector.</param>
/// <param name="Ones">How many bits are set.</param>
/// <param name="CodeScale">What one step of the row's bytes is worth. Here because the scan has this at hand anyway.</param>
internal readonly record struct SignFactors(float Scale, float Error, int Ones, float CodeScale)
{
    /// <summary>Never found: there is no vector, or no row any more.</summary>
    public static readonly SignFactors NoVector = new(0, float.NegativeInfinity, 0, 0);

    /// <summary>Always looked at.</summary>
    public static readonly SignFactors NoLength = new(0, float.PositiveInfinity, 0, 0);
}
