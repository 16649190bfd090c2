using AiOps.Bot.Connectors.Models;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>Connects to one server for as long as one question takes: a server that is not asked holds nothing of ours open.</summary>
internal sealed class McpConnection(McpServerSettings settings, ILoggerFactory logging)
{
    /// <summary>More tools than any server of use has.</summary>
    private const int MostTools = 200;

    /// <summary>Everything that the server offers now.</summary>
    /// <exception cref="McpUnavailableException">It cannot be reached, or does not speak the protocol.</exception>
    public Task<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => WithAsync(
        async (client, c) => (IReadOnlyList<Tool>)[.. (await client.ListToolsAsync(cancellationToken: c)).Take(MostTools).Select(t => t.ProtocolTool)], cancellationToken);

    /// <summary>Calls a tool if it still is what was approved.</summary>
    /// <returns>Null where it is not.</returns>
    /// <exception cref="McpUnavailableException">It cannot be reached, or does not speak the protocol.</exception>
    public Task<CallToolResult?> CallAsync(PinnedTool tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) => WithAsync(
        async (client, c) =>
        {
            // Asked in the same session as the call, so that there is no time to change in between.
            var offered = (await client.ListToolsAsync(cancellationToken: c)).FirstOrDefault(t => t.Name == tool.Name);
            return offered is not null && PinnedTool.DigestOf(offered.ProtocolTool) == tool.Digest
                ? await client.CallToolAsync(tool.Name, arguments, cancellationToken: c)
                : null;
        },
        cancellationToken);

    private async Task<T> WithAsync<T>(Func<McpClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Timeout);
        try
        {
            await using var transport = new HttpClientTransport(Options(), ModelTransport.Create(), logging, ownsHttpClient: true);
            await using var client = await McpClient.CreateAsync(transport, new McpClientOptions { InitializationTimeout = settings.Timeout }, logging, limit.Token);
            return await ask(client, limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may hold what the server wrote.
            throw new McpUnavailableException(settings.Name, exception is OperationCanceledException or TimeoutException ? "it did not answer in time" : exception.GetType().Name);
        }
    }

    private HttpClientTransportOptions Options()
    {
        var options = new HttpClientTransportOptions { Endpoint = settings.Url!, Name = settings.Name, TransportMode = HttpTransportMode.StreamableHttp, ConnectionTimeout = settings.Timeout };
        if (settings.ApiKey.Length > 0)
        {
            options.AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + settings.ApiKey };
        }

        return options;
    }
}
