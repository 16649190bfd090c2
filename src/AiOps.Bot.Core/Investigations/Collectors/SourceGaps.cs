namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>What sources did not give, while several are read one after the other.</summary>
internal sealed class SourceGaps
{
    private readonly List<string> _sentences = [];
    private (string Query, string Permission)? _denied;

    /// <summary>All of it in one sentence; null where everything was given.</summary>
    public string? Sentence => _sentences.Count == 0 ? null : string.Join("; ", _sentences);

    public void Note(string source, string query, string? missingPermission, string? gap)
    {
        if (missingPermission is not null)
        {
            _denied ??= (query, missingPermission);
            _sentences.Add($"{source}: the permission {missingPermission} is missing");
        }

        if (gap is not null)
        {
            _sentences.Add($"{source}: {gap}");
        }
    }

    /// <summary>What to say where no source gave anything: that access was denied, what was left out, or that nothing is there.</summary>
    public CollectorResult Otherwise(string asked) =>
        _denied is ({ } query, { } permission) ? new CollectorResult.Denied(query, permission)
        : Sentence is { } sentence ? new CollectorResult.NoData($"{asked} ({sentence})")
        : new CollectorResult.NoData(asked);
}
