namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>A tool of a server, and whether it may be used.</summary>
public sealed record OfferedTool(PinnedTool Tool, ToolState State);
