using System.Text.Json;
using AiOps.Bot.Core;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>A tool as an operator approved it: the model is shown this, whatever the server says later.</summary>
/// <param name="Digest">Of everything that the server said about the tool then.</param>
public sealed record PinnedTool(string Name, string Description, JsonElement Schema, string Digest)
{
    internal static PinnedTool Of(Tool tool) => new(tool.Name, tool.Description ?? "", tool.InputSchema, DigestOf(tool));

    /// <summary>SHA-256 over all that the server says: a changed hint or title may mislead as well as a changed description.</summary>
    internal static string DigestOf(Tool tool) => CanonicalJson.Digest(JsonSerializer.SerializeToElement(tool, McpJsonUtilities.DefaultOptions));
}
