namespace AiOps.Bot.Detection.Tuning;

/// <summary>One setting of a family of scorers that can be searched.</summary>
/// <param name="Name">As in the settings file: "trees".</param>
/// <param name="Default">What the family takes when nobody says.</param>
/// <param name="Low">The smallest value that is tried.</param>
/// <param name="High">The largest value that is tried.</param>
public sealed record TunedParameter(string Name, double Default, double Low, double High)
{
    /// <summary>True where a tenth more matters as much at either end, so that values are searched by their logarithm.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>True for counts.</summary>
    public bool IsWhole { get; init; }

    /// <param name="place">0 to 1.</param>
    public double At(double place)
    {
        var value = IsLogarithmic ? Math.Exp(Math.Log(Low) + (place * Math.Log(High / Low))) : Low + (place * (High - Low));
        return Math.Clamp(IsWhole ? Math.Round(value) : Significant(value), Low, High);
    }

    /// <returns>0 to 1.</returns>
    public double PlaceOf(double value) => Math.Clamp(IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low), 0, 1);

    /// <summary>Four digits: as many as anybody wants to read in a settings file, and what is tried is what is written.</summary>
    private static double Significant(double value)
    {
        var digits = value == 0 ? 0 : 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Math.Round(value, Math.Clamp(digits, 0, 15));
    }
}
