using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>All that an incident shows, gathered once for the judging of changes.</summary>
internal sealed record IncidentSigns(
    IncidentBundle Bundle,
    IReadOnlyList<Departure> Departures,
    OnsetEstimate Onset,
    IReadOnlyList<StatementShift> Statements)
{
    public static IncidentSigns Of(IncidentBundle bundle)
    {
        var departures = Onsets.Departures.Of(bundle);
        return new(bundle, departures, OnsetEstimate.Of(bundle, departures), StatementShifts.Of(bundle));
    }

    public IEnumerable<StatementShift> New => Statements.Where(s => s.IsNew);

    /// <summary>Words of lines that are written as before: they tell of no fault.</summary>
    public HashSet<string> UsualWords() =>
        Statements.Where(s => !s.IsNew && !s.IsGone).SelectMany(s => ChangeWords.Of(s.Statement.Example)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a word is part of an entity's name: there it says where, not what.</summary>
    public Func<string, bool> EntityWords()
    {
        var names = Bundle.Entities.Names.Concat(Bundle.Metrics.Entities).Concat(Bundle.Changes.Select(c => c.Entity)).Distinct(StringComparer.Ordinal).ToList();
        var words = names.SelectMany(ChangeWords.Of).ToHashSet(StringComparer.Ordinal);
        return word => words.Contains(word) || (word.Length >= ShortestPart && names.Exists(n => n.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Shorter words are part of a name by chance.</summary>
    private const int ShortestPart = 4;
}
