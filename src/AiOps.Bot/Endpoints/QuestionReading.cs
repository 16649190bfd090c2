using System.Globalization;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Endpoints;

/// <summary>A question as it came in, or what is wrong with it.</summary>
internal sealed record QuestionReading(Question? Question, string? Fault)
{
    private const int LongestText = 1_000;
    private const int MostEarlier = 5;
    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(366);

    public static QuestionReading Read(string? text, string? since, DateTimeOffset now)
    {
        var asked = (text ?? "").Trim();
        if (asked.Length == 0)
        {
            return new(null, "write what you want to know, for example: errors in the last hour");
        }

        if (asked.Length > LongestText)
        {
            return new(null, $"a question may be {LongestText} characters long; this one has {asked.Length}");
        }

        if (string.IsNullOrWhiteSpace(since))
        {
            return new(new Question(asked, now, null, TimeZoneInfo.Utc), null);
        }

        return Span(since.Trim()) is { } back
            ? new(new Question(asked, now, back, TimeZoneInfo.Utc), null)
            : new(null, "since must be a time such as 30m, 2h or 7d, at most 366d");
    }

    /// <summary>The question in the light of those before it, bounded in number and length.</summary>
    public static Question With(Question question, IReadOnlyList<string>? earlier, bool confirmed) => question with
    {
        Earlier = [.. (earlier ?? []).Where(e => !string.IsNullOrWhiteSpace(e) && e.Length <= LongestText).TakeLast(MostEarlier).Select(e => new EarlierQuestion(e, question.AskedAt))],
        Confirmed = confirmed,
    };

    private static TimeSpan? Span(string since)
    {
        TimeSpan? unit = since[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        return unit is { } one && int.TryParse(since.AsSpan(0, since.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0 && count <= FarthestBack / one
            ? count * one
            : null;
    }
}
