namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>A server of tools cannot be asked.</summary>
public sealed class McpUnavailableException(string server, string why) : Exception($"the MCP server {server} cannot be asked: {why}");
