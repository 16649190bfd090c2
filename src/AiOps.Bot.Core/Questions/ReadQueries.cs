using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>Makes a typed query of a question that was read; what its words mean in this store is looked up elsewhere. Pure.</summary>
internal static class ReadQueries
{
    /// <summary>Everything but words and places.</summary>
    public static TypedQuery Framed(ReadQuestion read) => new()
    {
        Source = read.Source,
        Shape = read.Shape ?? QueryShape.Lines,
        Window = read.Window,
        Against = read.Shape is QueryShape.Compare ? read.Other : read.Shape is QueryShape.New ? Before(read.Window) : null,
        Without = read.Without,
        GroupBy = read.GroupBy ?? Usual(read),
        Top = read.Top ?? 10,
        Accounts = read.Asked.Accounts is { } accounts ? [.. accounts] : null,
    };

    public static TypedQuery Incidents(ReadQuestion read) => Framed(read) with
    {
        Status = read.ResolvedToo || Counts(read) ? IncidentSelection.All : IncidentSelection.Open,
        Incident = read.Incident?.Value,
        Words = read.Words,
        AtLeast = read.AtLeast,

        // "Which incidents were resolved" without a time means the latest ones, whenever they were.
        Window = read.ResolvedToo && read.WindowWords is null ? new(DateTimeOffset.UnixEpoch, read.Window.To) : read.Window,
    };

    /// <summary>Who counts incidents of a time means all of them.</summary>
    private static bool Counts(ReadQuestion read) => read.WindowWords is not null && read.Shape is QueryShape.Count or QueryShape.Top or QueryShape.OverTime;

    public static TypedQuery Items(ReadQuestion read) => Framed(read) with { Words = [.. read.Phrases, .. read.Words.Select(QuestionParser.Stem)] };

    /// <summary>What the question was taken to mean, besides its words.</summary>
    public static IEnumerable<string> Notes(ReadQuestion read)
    {
        yield return read.WindowWords is { } words ? $"time: '{words}'" : read.WindowFromPlace ? "time: none named, so the incident's" : "time: none named, so the default look-back";
        if (read.After is { } before)
        {
            yield return $"it goes on from '{(before.Length > 80 ? before[..80] + "…" : before)}'";
        }

        if (read.Shape is { } shape)
        {
            yield return InWords(shape, read);
        }

        foreach (var word in read.Without)
        {
            yield return $"not: {word}";
        }
    }

    private static string InWords(QueryShape shape, ReadQuestion read) => shape switch
    {
        QueryShape.Count => "how many",
        QueryShape.First => "the first",
        QueryShape.Last => "the last",
        QueryShape.New => "shapes of line that were not there before",
        QueryShape.Compare => $"compared with {QueryText.Iso(read.Other.From)} to {QueryText.Iso(read.Other.To)}",
        QueryShape.OverTime => $"counted by {(read.GroupBy ?? QueryField.Hour).ToString().ToLowerInvariant()}",
        QueryShape.Top => $"counted by {(read.GroupBy ?? Usual(read)).ToString().ToLowerInvariant()}, most first",
        _ => "lines",
    };

    private static QueryField Usual(ReadQuestion read) => read.Source switch
    {
        QuerySource.Incidents => QueryField.Group,
        _ when read.Shape == QueryShape.OverTime => QueryField.Hour,
        _ => QueryField.Shape,
    };

    /// <summary>A day, at least: what comes once a day is not new.</summary>
    private static TimeRange Before(TimeRange window)
    {
        var length = window.Length > TimeSpan.FromDays(1) ? window.Length : TimeSpan.FromDays(1);
        return new(window.From - length, window.From);
    }
}
