namespace AiOps.Bot.Detection.Templates;

/// <summary>Bounds of a miner. They limit memory, not what it finds: the same for every system.</summary>
public sealed record TemplateMinerOptions
{
    /// <summary>So many templates are kept; the ones not seen for longest go first. Default 20,000.</summary>
    public int MaxTemplates { get; init; } = 20_000;

    /// <summary>So many tokens of templates are kept in all. Default 400,000, about 40 MB.</summary>
    public int MaxTokens { get; init; } = 400_000;

    /// <summary>So many hints about which places vary are kept. Default 200,000, about 10 MB, and as many about pairs of places.</summary>
    public int MaxVariations { get; init; } = 200_000;
}
