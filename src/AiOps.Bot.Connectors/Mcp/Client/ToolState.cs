namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>Whether a tool may be used.</summary>
public enum ToolState
{
    /// <summary>It is what was approved.</summary>
    Approved,

    /// <summary>It was never approved.</summary>
    New,

    /// <summary>The server says something else about it than when it was approved: it is not used until it is approved again.</summary>
    Changed,

    /// <summary>It was approved, and the server no longer has it.</summary>
    Gone,

    /// <summary>The server itself says that it changes something: it is never used.</summary>
    NotReadOnly,
}
