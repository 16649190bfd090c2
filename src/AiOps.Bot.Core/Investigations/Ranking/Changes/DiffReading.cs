namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A difference as a reviewer reads it: moved lines put aside, lines with another value, lines that were edited, and the rest.</summary>
/// <param name="Removed">Lines whose text does not come back elsewhere.</param>
/// <param name="Added">Lines whose text was not there before.</param>
/// <param name="Substituted">Of these, pairs that are the same but for a value or a word.</param>
/// <param name="Edited">Of the others, pairs that share half of their words.</param>
internal sealed record DiffReading(List<string> Removed, List<string> Added, List<SubstitutedLine> Substituted, List<(string Old, string New)> Edited)
{
    private const double Alike = 0.5;
    private const int FewestShared = 2;

    public static DiffReading Of(ChangeDiff diff)
    {
        var (removed, added) = WithoutMoved(diff);
        var substituted = SubstitutedLine.In(removed, added);
        var paired = substituted.SelectMany(s => new[] { Key(s.Old), Key(s.New) }).ToHashSet(StringComparer.Ordinal);
        return new(removed, added, substituted, EditedIn([.. removed.Where(l => !paired.Contains(Key(CodeTokens.Of(l))))], [.. added.Where(l => !paired.Contains(Key(CodeTokens.Of(l))))]));
    }

    /// <summary>Lines that hold what was altered: all of an edited or substituted line is, its key and its name too.</summary>
    public IEnumerable<string> AlteredLines() =>
        Substituted.SelectMany(s => new[] { Key(s.Old), Key(s.New) }).Concat(Edited.SelectMany(e => new[] { e.Old, e.New }));

    private static (List<string> Removed, List<string> Added) WithoutMoved(ChangeDiff diff)
    {
        var added = diff.Added.Where(HasText).ToList();
        var keys = added.ConvertAll(l => Key(CodeTokens.Of(l)));
        var removed = new List<string>();
        foreach (var line in diff.Removed.Where(HasText))
        {
            var at = keys.IndexOf(Key(CodeTokens.Of(line)));
            if (at < 0)
            {
                removed.Add(line);
                continue;
            }

            keys.RemoveAt(at);
            added.RemoveAt(at);
        }

        return (removed, added);
    }

    private static bool HasText(string line) => !string.IsNullOrWhiteSpace(line);

    /// <summary>Indentation and alignment do not count.</summary>
    private static string Key(IEnumerable<string> tokens) => string.Join(' ', tokens);

    private static List<(string Old, string New)> EditedIn(List<string> removed, List<string> added)
    {
        var edited = new List<(string Old, string New)>();
        foreach (var old in removed)
        {
            var best = added.Select(l => (Line: l, Likeness: Likeness(old, l))).Where(l => l.Likeness >= Alike).OrderByDescending(l => l.Likeness).FirstOrDefault();
            if (best.Line is not null)
            {
                edited.Add((old, best.Line));
                added.Remove(best.Line);
            }
        }

        return edited;
    }

    private static double Likeness(string one, string other)
    {
        // One name that is given another value.
        if (AssignedIn(one) is { Length: > 0 } name && name == AssignedIn(other))
        {
            return 1;
        }

        var (left, right) = (Words(one), Words(other));
        var shared = left.Count(right.Contains);
        return shared >= FewestShared ? 2.0 * shared / (left.Count + right.Count) : 0;
    }

    private static string AssignedIn(string line) => line.IndexOf('=') is > 0 and var at ? line[..at].TrimEnd(' ', ':').Trim() : "";

    private static HashSet<string> Words(string line) => CodeTokens.Of(line).Where(t => CodeTokens.IsName(t) || CodeTokens.IsNumber(t)).ToHashSet(StringComparer.Ordinal);
}
