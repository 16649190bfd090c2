namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>The tools that models may be offered: approved, of a server that is still configured, at the address where it was approved.</summary>
public static class ApprovedTools
{
    /// <summary>Reads the approvals; no server is connected to.</summary>
    /// <exception cref="FormatException">The file of approvals is not as we write it.</exception>
    public static IReadOnlyList<(McpServerSettings Server, PinnedTool Tool)> Read(McpOptions options, McpPins pins)
    {
        var pinned = pins.Read();
        return
        [
            .. from server in options.Servers
               from approval in pinned
               where approval.Name == server.Name && approval.Url == server.Url?.AbsoluteUri
               from tool in approval.Tools
               select (server, tool),
        ];
    }
}
