namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>A server with the tools that an operator approved.</summary>
/// <param name="Url">Where it was then: another address is another server.</param>
public sealed record PinnedServer(string Name, string Url, DateTimeOffset ApprovedAt, IReadOnlyList<PinnedTool> Tools);
