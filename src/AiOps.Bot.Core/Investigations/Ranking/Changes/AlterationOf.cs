namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// Judges what a difference alters: documents and moved lines nothing, a value as much as it moves, a replaced word or call much. What the author calls it
/// ("refactor", "tidy") is not asked: that is how the worst changes are called, too.
/// </summary>
internal static class AlterationOf
{
    private const double Nothing = 0.05;
    private const double MovedOnly = 0.2;
    private const double AddsOnly = 0.45;
    private const double UnknownCode = 0.15;

    /// <summary>A flag or a deploy without a difference: something was switched, and that is all one knows.</summary>
    private const double Switched = 0.6;

    private const double EditedLine = 0.5;
    private const double LeastCode = 0.1;
    private const double SomeWordsGone = 0.15;
    private const double AllWordsGone = 0.8;
    private const int ShortestName = 3;

    public static Alteration Change(SuspectChange change)
    {
        if (!change.Files.IsEmpty && change.Files.All(SoftFiles.Is))
        {
            return new(Nothing, "touches documents, tests or styles only");
        }

        return change.Diff.IsEmpty ? new(change.IsCommit ? UnknownCode : Switched, "") : Lines(change.Diff);
    }

    private static Alteration Lines(ChangeDiff diff)
    {
        var reading = DiffReading.Of(diff);
        if (reading.Removed.Count == 0)
        {
            return diff.Removed.Any(l => !string.IsNullOrWhiteSpace(l)) ? new(MovedOnly, "moves lines, their text stays") : new(AddsOnly, "adds lines, takes none away");
        }

        return reading.Substituted.Select(SubstitutionWeight.Of)
            .Concat(reading.Edited.Select(e => new Alteration(EditedLine, $"edits \"{e.Old.Trim()}\"")))
            .Append(GoneWords(reading.Removed, reading.Added))
            .MaxBy(a => a.Weight);
    }

    /// <summary>Which part of the names that were taken away does not come back in another place.</summary>
    private static Alteration GoneWords(List<string> removed, List<string> added)
    {
        var before = Names(removed);
        var after = added.SelectMany(CodeTokens.Of).ToHashSet(StringComparer.Ordinal);
        var gone = before.Where(n => !after.Contains(n)).ToList();
        return before.Count == 0
            ? new(LeastCode, "")
            : new(SomeWordsGone + (AllWordsGone * gone.Count / before.Count), gone.Count == 0 ? "" : $"takes away {string.Join(", ", gone.Take(4))}");
    }

    private static List<string> Names(IEnumerable<string> lines) =>
        [.. lines.SelectMany(CodeTokens.Of).Where(t => t.Length >= ShortestName && CodeTokens.IsName(t) && !Plumbing.Contains(t) && ChangeWords.Of(t).Any()).Distinct(StringComparer.Ordinal)];

    /// <summary>What every handler is held together with; whoever tidies up replaces it by a call of his own.</summary>
    private static readonly HashSet<string> Plumbing = new(StringComparer.OrdinalIgnoreCase)
    {
        "json", "encoder", "newencoder", "encode", "decoder", "newdecoder", "decode", "body", "write", "writer", "header", "status", "print", "printf", "println", "sprintf", "errorf", "fmt",
        "log", "logger", "logging", "throw", "throws", "catch", "try", "exception", "raise", "except", "ignore",
    };
}
