namespace AiOps.Bot.Detection.Parsing;

/// <summary>What a <see cref="LogLineReader"/> met.</summary>
public sealed record LogReadCounts
{
    public long Lines { get; init; }

    /// <summary>Bytes after unpacking.</summary>
    public long Bytes { get; init; }

    /// <summary>Lines that were longer than the bound; their start was kept.</summary>
    public long Truncated { get; init; }

    /// <summary>Lines with bytes that are no UTF-8; each was replaced by U+FFFD.</summary>
    public long InvalidUtf8 { get; init; }

    /// <summary>Lines with NUL characters, replaced by U+FFFD too: stores refuse them.</summary>
    public long WithNul { get; init; }

    /// <summary>True where a packed file broke off or was damaged; what could be unpacked was read.</summary>
    public bool Damaged { get; init; }
}
