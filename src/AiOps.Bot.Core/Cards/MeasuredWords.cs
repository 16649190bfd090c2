using System.Globalization;
using AiOps.Bot.Core.Anomalies.Series;

namespace AiOps.Bot.Core.Cards;

/// <summary>Says in words what was seen of a metric. Pure.</summary>
public static class MeasuredWords
{
    /// <summary>For those who do not see the picture: "2 of 288 values unusual; the most unusual was 93 at 2026-03-14 03:10 UTC, where 20 to 41 was expected."</summary>
    public static string Alt(IReadOnlyList<ScoredValue> values)
    {
        if (values.Count == 0)
        {
            return "No values in this time.";
        }

        return Worst(values) is { } worst
            ? $"{Counted(values)}; the most unusual was {Figure(worst.Value)} at {CardWords.Time(worst.Time)}{(Expected(worst) is { } expected ? $", where {expected} was expected" : "")}."
            : $"{CardWords.Sentence(Counted(values))}; between {Figure(values.Min(v => v.Value))} and {Figure(values.Max(v => v.Value))}, the last {Figure(values[^1].Value)}.";
    }

    /// <summary>For example "2 of 288 values unusual" or "none of 288 values unusual".</summary>
    public static string Counted(IReadOnlyCollection<ScoredValue> values)
    {
        var unusual = values.Count(v => v.Mark != ScoredMark.Usual);
        return string.Create(CultureInfo.InvariantCulture, $"{(unusual == 0 ? "none" : unusual.ToString(CultureInfo.InvariantCulture))} of {values.Count:N0} {(values.Count == 1 ? "value" : "values")} unusual");
    }

    /// <summary>The most unusual value; null where all are usual.</summary>
    public static ScoredValue? Worst(IEnumerable<ScoredValue> values)
    {
        var unusual = values.Where(v => v.Mark != ScoredMark.Usual).ToList();
        return unusual.Count == 0 ? null : unusual.MaxBy(v => v.Score);
    }

    /// <summary>For example "20 to 41"; null where nothing in particular was expected.</summary>
    public static string? Expected(ScoredValue value) =>
        !double.IsFinite(value.Lower) || !double.IsFinite(value.Upper) ? null
        : Figure(value.Lower) == Figure(value.Upper) ? Figure(value.Lower)
        : $"{Figure(value.Lower)} to {Figure(value.Upper)}";

    /// <summary>As many digits as matter: 0.0123, 93.4, 1,250, 28.4G.</summary>
    public static string Figure(double value) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("G3", CultureInfo.InvariantCulture),
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.##}G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.##}M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value:#,0}"),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
