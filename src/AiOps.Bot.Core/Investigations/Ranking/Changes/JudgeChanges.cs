using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Judges changes one by one: what it alters, when, where, and what its words share with the incident's.</summary>
internal sealed class JudgeChanges
{
    // Where shared words, and shared mechanisms, are half convincing; how far each may go.
    private const double HalfWords = 1.5;
    private const double HalfMechanisms = 1;
    private const double OnlyNamed = 0.5;
    private const double MostByWords = 0.9;
    private const double MostByMechanisms = 0.4;

    /// <summary>A change may be to blame without a word in common.</summary>
    private const double Blind = 0.1;

    /// <summary>Where deploys are known, a commit that none of them names is probably not running.</summary>
    private const double NotShipped = 0.5;

    private const double CarrierOnly = 0.6;

    /// <summary>Softens: how much is altered is read from text and is often misjudged.</summary>
    private const double AlterationPower = 0.7;

    private const int MostWords = 4;

    private readonly IncidentSigns _signs;
    private readonly ChangePlace _place;
    private readonly List<SuspectChange> _changes;
    private readonly Dictionary<string, ChangeText> _texts;
    private readonly Dictionary<string, double> _spoken;
    private readonly HashSet<string> _spokenMechanisms;
    private readonly WordRarity _rarity = new();
    private readonly WordRarity _mechanismRarity = new();

    public JudgeChanges(IncidentSigns signs, IReadOnlyList<Candidate> candidates)
    {
        (_signs, _place) = (signs, new(signs, candidates));
        _changes = CarriedChanges.Link(SuspectChanges.Of(signs.Bundle.Changes));
        _texts = _changes.ToDictionary(c => c.Id, c => new ChangeText(c), StringComparer.Ordinal);
        _spoken = SpokenWords.Of(signs);
        _spokenMechanisms = Mechanisms.In(_spoken.Where(w => w.Value >= LoudEnough).Select(w => w.Key));
        foreach (var text in _texts.Values)
        {
            _rarity.Add(text.Weights.Keys);
            _mechanismRarity.Add(text.Touched);
        }

        foreach (var statement in signs.Statements.Where(s => s.BeforeRate > 0))
        {
            _rarity.Add(ChangeWords.Of(statement.Statement.Example));
        }
    }

    private const double LoudEnough = 0.5;

    public IEnumerable<JudgedChange> Judge() => _changes.Select(Judge);

    private JudgedChange Judge(SuspectChange change)
    {
        var (alteration, timing) = (AlterationOf.Change(change), ChangeTiming.Of(change, _signs.Onset));
        var (words, mechanisms) = (SharedWords(change), SharedMechanisms(change));
        var byWords = Saturated(words.Sum(w => w.Weight), HalfWords) * MostByWords;
        var byMechanisms = Saturated(mechanisms.Sum(_mechanismRarity.Of) + (OnlyNamed * _texts[change.Id].Named.Where(_spokenMechanisms.Contains).Sum(_mechanismRarity.Of)), HalfMechanisms) * MostByMechanisms;
        var score = Math.Pow(alteration.Weight, AlterationPower) * timing.Weight * _place.Of(change) * Running(change)
            * (1 - ((1 - Blind) * (1 - byWords) * (1 - byMechanisms)));
        var named = string.Join(", ", words.OrderByDescending(w => w.Weight).ThenBy(w => w.Word, StringComparer.Ordinal).Take(MostWords).Select(w => w.Word));
        var touched = string.Join(", ", mechanisms.Order(StringComparer.Ordinal));
        string[] why =
        [
            named.Length > 0 ? $"shares rare words with what is new in the incident: {named}" : "shares no word with the incident",
            alteration.Why,
            timing.Why,
            touched.Length > 0 ? $"touches what the incident shows: {touched}" : "",
        ];
        return new(change, score, [.. why.Where(w => w.Length > 0)]);
    }

    private List<(string Word, double Weight)> SharedWords(SuspectChange change) =>
    [
        .. _texts[change.Id].Weights.Where(w => _spoken.ContainsKey(w.Key))
            .Select(w => (w.Key, Weight: w.Value * _spoken[w.Key] * _rarity.Of(w.Key))).Where(w => w.Weight > 0),
    ];

    private List<string> SharedMechanisms(SuspectChange change) => [.. _texts[change.Id].Touched.Where(_spokenMechanisms.Contains)];

    private double Running(SuspectChange change)
    {
        var isShipped = !change.IsCommit || !change.Shipped.IsEmpty || _changes.TrueForAll(c => c.Shipped.IsEmpty);
        return (isShipped ? 1 : NotShipped) * (CarriedChanges.Carries(change, _changes) ? CarrierOnly : 1);
    }

    private static double Saturated(double value, double half) => value / (value + half);
}
