using System.Globalization;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.WebConsole;

/// <summary>Says how far something moved, how long its bar is, and what its bins are called. Pure.</summary>
public static class DriftWords
{
    /// <summary>An index of twice what is grave fills the bar: beyond it more is not worse.</summary>
    private const double FullBar = 2 * DriftFigure.Grave;

    private const int FewestDigits = 3;
    private const int MostDigits = 9;

    public static string Of(double psi) => psi switch
    {
        >= DriftFigure.Grave => "moved",
        >= DriftFigure.Noticeable => "moving",
        _ => "steady",
    };

    /// <summary>0 to 100.</summary>
    public static double BarOf(double psi) => 100 * Math.Clamp(psi / FullBar, 0, 1);

    /// <summary>What each bin holds, in as few digits as tell its ends apart.</summary>
    public static IReadOnlyList<string> RangesOf(IReadOnlyList<DriftBinDocument> bins)
    {
        var ends = bins.Select(b => b.UpTo).OfType<double>().ToArray();
        var digits = Enumerable.Range(FewestDigits, MostDigits - FewestDigits).FirstOrDefault(d => ends.Select(e => Figure(e, d)).Distinct().Count() == ends.Length, MostDigits);
        return [.. bins.Select(b => RangeOf(b, digits))];
    }

    private static string RangeOf(DriftBinDocument bin, int digits) => bin switch
    {
        { Missing: true } => "no value",
        { Above: null, UpTo: null } => "any value",
        { Above: null, UpTo: { } end } => $"up to {Figure(end, digits)}",
        { Above: { } begin, UpTo: null } => $"above {Figure(begin, digits)}",
        { Above: { } begin, UpTo: { } end } => $"{Figure(begin, digits)} to {Figure(end, digits)}",
    };

    /// <summary>From a million on, and below a ten-thousandth, with an exponent: columns are narrow.</summary>
    private static string Figure(double value, int digits) =>
        Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4) ? value.ToString($"0.{new string('#', digits - 1)}e0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 999.5 ? value.ToString(digits > 4 ? "#,0.###" : "#,0", CultureInfo.InvariantCulture)
        : value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
