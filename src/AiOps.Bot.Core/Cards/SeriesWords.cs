using System.Globalization;

namespace AiOps.Bot.Core.Cards;

/// <summary>Says in words what a chart shows.</summary>
internal static class SeriesWords
{
    public static string Title(SeriesSubject subject, SeriesFrame frame) => CardLimits.Cut($"{subject.Name}, per {frame.Unit}", CardLimits.Header);

    public static string Alt(SeriesSubject subject, SeriesFrame frame, IReadOnlyList<CardPoint> points)
    {
        var usual = Usual(points, frame);
        var what = subject.IsSilence ? Silence(subject, points) : Burst(points, frame);
        return CardLimits.Cut($"{subject.Name}: {usual}; {what}.", CardLimits.Line);
    }

    private static string Usual(IReadOnlyList<CardPoint> points, SeriesFrame frame)
    {
        var known = points.Where(p => double.IsFinite(p.Upper)).ToList();
        if (known.Count == 0)
        {
            return "nothing is known from before";
        }

        var (lower, upper) = (ExpectedCount.Median(known.Select(p => p.Lower)), ExpectedCount.Median(known.Select(p => p.Upper)));
        return upper == 0 ? "usually none"
            : lower == upper ? $"usually {Number(upper)} per {frame.Unit}"
            : $"usually {Number(lower)} to {Number(upper)} per {frame.Unit}";
    }

    private static string Burst(IReadOnlyList<CardPoint> points, SeriesFrame frame)
    {
        var peak = points.Where(p => double.IsFinite(p.Value)).MaxBy(p => p.Value)!;
        var flagged = points.Count(p => p.Flagged);
        var most = $"at most {Number(peak.Value)} per {frame.Unit}, at {CardWords.Time(peak.Time)}";
        return flagged > 0 ? $"{most}; unusual in {flagged} of {points.Count} intervals" : most;
    }

    private static string Silence(SeriesSubject subject, IReadOnlyList<CardPoint> points)
    {
        var since = points.Where(p => p.Time > subject.Onset && double.IsFinite(p.Value)).ToList();
        var rest = since.Sum(p => p.Value);
        return rest == 0 ? $"none since {CardWords.Time(subject.Onset)}" : $"{Number(rest)} in all since {CardWords.Time(subject.Onset)}";
    }

    private static string Number(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}
