using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// From evidence to candidate causes, best first. Pure and deterministic. Each rule knows one kind of cause; what the rules give is compared by score, and a
/// candidate without evidence that exists is dropped.
/// </summary>
internal static class HypothesisRanking
{
    private const int MaxHypotheses = 8;

    private static readonly IHypothesisRule[] Rules =
    [
        new CrontabFaultRule(),
        new PermissionRemovedRule(),
        new OpenPortRule(),
        new GuessedCredentialRule(),
        new HostSilentRule(),
        new TelemetryRule(),
        new NewErrorsRule(),
        new RecentChangeRule(),
        new NoChangeRule(),
    ];

    public static RankedHypotheses Rank(RankingInput input)
    {
        var known = input.Evidence.Select(e => e.Id).ToHashSet();
        var derived = Precedents.Weigh(Rules.SelectMany(r => r.Derive(input)), input);
        var all = derived.Select(h => OnlyKnown(h, known)).Where(CitesSomething).ToArray();
        var open = Suspicion.WithoutExplainedChanges(all.Where(h => h.RuledOutBecause is null))
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.Kind, StringComparer.Ordinal)
            .ThenBy(h => h.Supports[0].Value, StringComparer.Ordinal)
            .Take(MaxHypotheses);
        return new([.. open], [.. all.Where(h => h.RuledOutBecause is not null)]);
    }

    private static Hypothesis OnlyKnown(Hypothesis hypothesis, HashSet<EvidenceId> known) => hypothesis with
    {
        Supports = Existing(hypothesis.Supports, known),
        Contradicts = Existing(hypothesis.Contradicts, known),
    };

    private static ImmutableArray<EvidenceId> Existing(ImmutableArray<EvidenceId> cited, HashSet<EvidenceId> known) => [.. cited.Where(known.Contains).Distinct()];

    private static bool CitesSomething(Hypothesis hypothesis) =>
        !hypothesis.Supports.IsEmpty || (hypothesis.RuledOutBecause is not null && !hypothesis.Contradicts.IsEmpty);
}
