using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Questions;

/// <summary>Knows a question that goes on from the one before ("and yesterday?", "only errors", "on db-1") and puts the two together. Pure.</summary>
internal static partial class FollowUp
{
    private const int ShortQuestion = 4;

    public static bool Is(string text, ReadQuestion read) =>
        Beginning().IsMatch(text) || (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= ShortQuestion && IsPart(read));

    /// <summary>Names a time, a form or a place, and nothing to look for.</summary>
    private static bool IsPart(ReadQuestion read) =>
        read is { Incident: null, Source: Investigations.Queries.QuerySource.Logs, Phrases.Count: 0 } && read.Words.Count == read.Places.Count && read.SeverityWord is null
        && (read.WindowWords is not null || read.Shape is not null || read.Places.Count > 0);

    public static ReadQuestion Merge(ReadQuestion before, ReadQuestion now) => Formed(before, now) with
    {
        Asked = now.Asked,
        After = before.Asked.Text,
        Phrases = [.. before.Phrases.Union(now.Phrases)],
        Words = [.. before.Words.Where(w => now.Places.Count == 0 || !before.Places.Contains(w)).Union(now.Words, StringComparer.OrdinalIgnoreCase)],
        Places = now.Places.Count > 0 ? now.Places : before.Places,
        Without = [.. before.Without.Union(now.Without, StringComparer.OrdinalIgnoreCase)],
        ResolvedToo = before.ResolvedToo || now.ResolvedToo,
        Incident = now.Incident ?? before.Incident,
    };

    /// <summary>When, what about, how.</summary>
    private static ReadQuestion Formed(ReadQuestion before, ReadQuestion now) => Timed(before, now) with
    {
        Source = now.Source == Investigations.Queries.QuerySource.Logs ? before.Source : now.Source,
        Shape = now.Shape ?? before.Shape,
        GroupBy = now.GroupBy ?? before.GroupBy,
        Top = now.Top ?? before.Top,
        AtLeast = now.SeverityWord is null ? before.AtLeast : now.AtLeast,
        SeverityWord = now.SeverityWord ?? before.SeverityWord,
    };

    private static ReadQuestion Timed(ReadQuestion before, ReadQuestion now) => before with
    {
        Window = now.WindowWords is null ? before.Window : now.Window,
        WindowWords = now.WindowWords ?? before.WindowWords ?? "the question before",
        Earlier = now.Earlier ?? before.Earlier,
    };

    [GeneratedRegex(@"^\s*(and|what about|how about|only|just|same|the same|also|now|but|then|without|except|excluding|ignoring|on|for|in|from|group|grouped|by|per)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();
}
