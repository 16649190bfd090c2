using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>Compares what servers offer with what was approved, and approves.</summary>
public sealed class McpApprovals(McpPins pins, TimeProvider time, ILoggerFactory logging)
{
    /// <summary>What a server offers now, beside what was approved.</summary>
    /// <exception cref="McpUnavailableException">It cannot be reached.</exception>
    public async Task<IReadOnlyList<OfferedTool>> CompareAsync(McpServerSettings server, CancellationToken cancellationToken)
    {
        var offered = await new McpConnection(server, logging).ListAsync(cancellationToken);
        var pinned = Of(server)?.Tools.ToDictionary(t => t.Name, StringComparer.Ordinal) ?? [];
        return
        [
            .. offered.Select(t => new OfferedTool(PinnedTool.Of(t), State(t, pinned.GetValueOrDefault(t.Name)))),
            .. pinned.Values.Where(p => offered.All(o => o.Name != p.Name)).Select(p => new OfferedTool(p, ToolState.Gone)),
        ];
    }

    /// <summary>Approves all that a server offers now and that does not say itself that it changes something.</summary>
    /// <returns>What was approved.</returns>
    /// <exception cref="McpUnavailableException">It cannot be reached.</exception>
    public async Task<IReadOnlyList<PinnedTool>> ApproveAsync(McpServerSettings server, CancellationToken cancellationToken)
    {
        var offered = await new McpConnection(server, logging).ListAsync(cancellationToken);
        PinnedTool[] tools = [.. offered.Where(t => !SaysItChanges(t)).Select(PinnedTool.Of)];
        pins.Approve(new(server.Name, server.Url!.AbsoluteUri, time.GetUtcNow(), tools));
        return tools;
    }

    private PinnedServer? Of(McpServerSettings server) => pins.Read().FirstOrDefault(s => s.Name == server.Name && s.Url == server.Url!.AbsoluteUri);

    private static ToolState State(Tool tool, PinnedTool? pinned) => pinned switch
    {
        _ when SaysItChanges(tool) => ToolState.NotReadOnly,
        null => ToolState.New,
        _ => pinned.Digest == PinnedTool.DigestOf(tool) ? ToolState.Approved : ToolState.Changed,
    };

    /// <summary>A server's own word against itself. Its word for itself is worth nothing: that is what the approval is for.</summary>
    private static bool SaysItChanges(Tool tool) => tool.Annotations is { ReadOnlyHint: false } or { DestructiveHint: true };
}
