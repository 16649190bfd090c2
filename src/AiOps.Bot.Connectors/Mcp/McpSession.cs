using ModelContextProtocol.Server;

namespace AiOps.Bot.Connectors.Mcp;

/// <summary>One agent's session over HTTP.</summary>
/// <param name="owner">Who began it: nobody else may go on with it.</param>
internal sealed class McpSession(string owner, StreamableHttpServerTransport transport, McpServer server) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;
    private long _lastUsed;

    public string Owner => owner;

    public StreamableHttpServerTransport Transport => transport;

    public DateTimeOffset LastUsed
    {
        get => new(Interlocked.Read(ref _lastUsed), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _lastUsed, value.UtcTicks);
    }

    public void Start() => _running = server.RunAsync(_end.Token);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        await server.DisposeAsync();
        await transport.DisposeAsync();
        _end.Dispose();
    }
}
