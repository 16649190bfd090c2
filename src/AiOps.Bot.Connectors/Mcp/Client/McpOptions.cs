
namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>Which servers of tools may be asked. Configuration section <c>Mcp</c>.</summary>
public sealed class McpOptions
{
    public const string Section = "Mcp";

    public IList<McpServerSettings> Servers { get; } = [];
}

