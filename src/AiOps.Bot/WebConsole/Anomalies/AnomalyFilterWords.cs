namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>What is shown now, in one line: where the filter is folded, it is all that is seen of it. Pure.</summary>
public static class AnomalyFilterWords
{
    /// <returns>Without the window where it is fixed: its times are told on the reader's own clock.</returns>
    public static string Of(AnomalyFilter filter)
    {
        string[] parts =
        [
            filter.Text.Length == 0 ? "All services" : $"“{Legible.Of(filter.Text)}”",
            filter.Kind.Length == 0 ? "" : AnomalyKindWords.Of(filter.Kind).ToLowerInvariant(),
            filter.UnusualOnly ? "unusual only" : "",
            AnomalyFilter.Ranges.FirstOrDefault(r => r.Name == filter.Last).Words is { } words ? $"last {words}" : "",
        ];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }
}
