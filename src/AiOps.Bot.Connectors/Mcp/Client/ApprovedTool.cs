using System.Text.Json;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Tools;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>
/// A tool of another server as a model may ask it: under the name, description and form that an operator approved. Each call first looks whether the server still
/// says the same of it. What it answers is evidence that an outsider may have written.
/// </summary>
public sealed class ApprovedTool(McpServerSettings server, PinnedTool pinned, TimeProvider time, ILoggerFactory logging) : IReadTool
{
    /// <summary>What evidence from such tools is called.</summary>
    public const string EvidenceKind = "tool-answer";

    private const int LongestName = 64;
    private const int MostLines = 100;
    private const int LongestLine = 2_000;
    private const int LongestArguments = 300;

    /// <summary>The server's name and the tool's, in the letters that all models take.</summary>
    public string Name { get; } = NameOf($"{server.Name}_{pinned.Name}");

    public string Description => pinned.Description;

    public JsonElement Form { get; } = SimpleForm.Of(pinned.Schema);

    /// <returns>Evidence, or why there is none. Never throws but for cancellation.</returns>
    public async Task<CollectorResult> RunAsync(JsonElement arguments, ToolScope scope, CancellationToken cancellationToken)
    {
        var values = arguments.ValueKind == JsonValueKind.Object ? arguments.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone()) : [];
        try
        {
            var result = await new McpConnection(server, logging).CallAsync(pinned, values, cancellationToken);
            return result switch
            {
                null => new CollectorResult.Failed($"the tool {pinned.Name} of {server.Name} is not what was approved: look at it with 'aiops mcp servers', then 'aiops mcp approve {server.Name}'"),
                { IsError: true } => new CollectorResult.Failed($"{server.Name} says that {pinned.Name} failed"),
                _ => Evidence(result, arguments),
            };
        }
        catch (McpUnavailableException exception)
        {
            return new CollectorResult.Failed(exception.Message);
        }
    }

    private CollectorResult Evidence(CallToolResult result, JsonElement arguments)
    {
        var asked = arguments.GetRawText();
        var query = $"{pinned.Name} of {server.Name} {(asked.Length <= LongestArguments ? asked : asked[..LongestArguments])}";
        var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(t => t.Text));
        var lines = text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToArray();
        if (lines.Length == 0)
        {
            return new CollectorResult.NoData(query);
        }

        var now = time.GetUtcNow();
        return new CollectorResult.Collected(
        [
            new()
            {
                Kind = EvidenceKind,
                Title = $"What {pinned.Name} of {server.Name} answered",
                Query = query,
                Window = new(now, now),
                RowCount = lines.Length,
                Resource = new($"mcp:{server.Name}"),
                Lines = [.. lines.Take(MostLines).Select(l => new EvidenceLine(null, null, l.Length <= LongestLine ? l : l[..LongestLine], Tainted: true))],
            },
        ]);
    }

    private static string NameOf(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}
