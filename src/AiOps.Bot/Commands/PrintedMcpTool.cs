using AiOps.Bot.Connectors.Mcp.Client;

namespace AiOps.Bot.Commands;

/// <summary>One tool of a server as <c>mcp servers</c> prints it.</summary>
internal sealed record PrintedMcpTool(string Name, ToolState State, string Digest, string Description);
