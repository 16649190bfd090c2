namespace AiOps.Bot.Commands;

/// <summary>One server of tools as <c>mcp servers</c> prints it.</summary>
/// <param name="Fault">Why it cannot be asked; null where it can.</param>
internal sealed record PrintedMcpServer(string Name, string Url, string? Fault, IReadOnlyList<PrintedMcpTool> Tools)
{
    public bool Fine => Fault is null && Tools.All(t => t.State is Connectors.Mcp.Client.ToolState.Approved or Connectors.Mcp.Client.ToolState.NotReadOnly);
}
