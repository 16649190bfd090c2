using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Collectors;

internal static class FactsOf
{
    public static ImmutableSortedDictionary<string, string> ToImmutableFacts(this IEnumerable<KeyValuePair<string, string>> facts) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, facts);
}
