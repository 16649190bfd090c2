using System.Globalization;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>The words that cards use for states and amounts.</summary>
public static class CardWords
{
    public static string For(Confidence confidence) => confidence switch
    {
        Confidence.VeryLikely => "very likely",
        Confidence.Likely => "likely",
        Confidence.Possible => "possible",
        _ => "unlikely",
    };

    public static string Approvers(ActionTier tier) => tier switch
    {
        ActionTier.Observe => "no approval needed",
        ActionTier.Reversible => "one approver",
        ActionTier.Disruptive => "one approver, who accepts the impact",
        ActionTier.Destructive => "two approvers, neither of them the requester",
        _ => "not offered",
    };

    /// <summary>For example <c>2026-03-14 12:00 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The two largest units: "77 days 3 h", "5 min".</summary>
    public static string Length(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalMinutes: < 1 } => Whole(span.TotalSeconds, "s"),
        { TotalHours: < 1 } => Whole(span.TotalMinutes, "min"),
        { TotalDays: < 1 } => With(Whole(span.TotalHours, "h"), span.Minutes, "min"),
        { TotalDays: < 2 } => With("1 day", span.Hours, "h"),
        { TotalDays: < 10 } => With(Whole(span.TotalDays, "days"), span.Hours, "h"),
        _ => Whole(span.TotalDays, "days"),
    };

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Whole(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount):0} {unit}");

    private static string With(string whole, int rest, string unit) =>
        rest == 0 ? whole : string.Create(CultureInfo.InvariantCulture, $"{whole} {rest} {unit}");
}
