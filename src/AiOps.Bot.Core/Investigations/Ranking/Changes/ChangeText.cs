namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A change's words by how much they belong to what it alters.</summary>
internal sealed class ChangeText
{
    private const double Altered = 1;
    private const double Around = 0.3;
    private const double InNames = 0.35;

    /// <summary>Where there is no difference, the summary is all that one has.</summary>
    private const double SummaryAlone = 0.8;

    public ChangeText(SuspectChange change)
    {
        var (removed, added) = (Words(change.Diff.Removed), Words(change.Diff.Added));
        Net = Without(removed, added).Union(Without(added, removed)).Union(Words(DiffReading.Of(change.Diff).AlteredLines())).ToHashSet(StringComparer.Ordinal);
        Touched = Mechanisms.In(Net.Concat(Signals(change.Diff).Select(ChangeWords.Stem)));
        Add(change.Summary.Length > 0 ? ChangeWords.Of(change.Summary + " " + change.Id) : [], change.Diff.IsEmpty ? SummaryAlone : InNames);
        Add(change.Files.Select(WithoutEnding).SelectMany(ChangeWords.Of), InNames);
        Add(removed.Concat(added).Concat(Words(change.Diff.Around)), Around);
        Add(Net, Altered);
        Named = [.. Mechanisms.In(change.Files.Select(WithoutEnding).Append(change.Summary).SelectMany(ChangeWords.Of)).Except(Touched)];
        if (change.Diff.IsEmpty)
        {
            Net.UnionWith(ChangeWords.Of(change.Summary));
            Touched.UnionWith(Mechanisms.In(Net));
        }
    }

    /// <summary>Words that there are more of, or fewer, after the change than before; moved words cancel out.</summary>
    public HashSet<string> Net { get; }

    /// <summary>The mechanisms that it touches.</summary>
    public HashSet<string> Touched { get; }

    /// <summary>Those that only its files' names and its summary speak of.</summary>
    public HashSet<string> Named { get; }

    public Dictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

    private void Add(IEnumerable<string> words, double weight)
    {
        foreach (var word in words)
        {
            Weights[word] = Math.Max(weight, Weights.GetValueOrDefault(word));
        }
    }

    /// <summary>What the form of a line says rather than its words: patterns, and collections that live as long as the program.</summary>
    private static IEnumerable<string> Signals(ChangeDiff diff)
    {
        var lines = diff.Added.Concat(diff.Removed).ToList();
        if (lines.Exists(l => PatternMarks.Any(m => l.Contains(m, StringComparison.Ordinal))))
        {
            yield return "regex";
        }

        if (diff.Added.Any(l => Collections.Any(m => l.Contains(m, StringComparison.Ordinal))))
        {
            yield return "unbounded";
        }
    }

    private static readonly string[] PatternMarks = ["[^", ")+", "]+", "]*", ")*", ".*", "\\w", "\\d"];
    private static readonly string[] Collections = ["append(", "HashMap", "static Map", "static List", "= map[", "= {}", "= []", ".Add(", ".put(", "new Map(", "Dictionary<"];

    private static string WithoutEnding(string path) => path.LastIndexOf('.') is > 0 and var dot && dot > path.LastIndexOf('/') ? path[..dot] : path;

    private static List<string> Words(IEnumerable<string> lines) => [.. lines.SelectMany(ChangeWords.Of)];

    private static IEnumerable<string> Without(List<string> words, List<string> others)
    {
        var left = others.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (word, count) in words.CountBy(w => w, StringComparer.Ordinal))
        {
            if (count > left.GetValueOrDefault(word))
            {
                yield return word;
            }
        }
    }
}
