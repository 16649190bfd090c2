using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace AiOps.Bot.Connectors.Mcp;

/// <summary>The sessions of agents: few, each its owner's, ended when nobody uses them.</summary>
internal sealed class McpSessions(IReadOnlyList<AIFunction> tools, TimeProvider time, ILoggerFactory logging) : IAsyncDisposable
{
    public const int Most = 32;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, McpSession> _sessions = new(StringComparer.Ordinal);

    public int Count => _sessions.Count;

    /// <returns>Null where there are too many.</returns>
    public async Task<(string Id, McpSession Session)?> BeginAsync(string owner)
    {
        await EndIdleAsync();
        if (_sessions.Count >= Most)
        {
            return null;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var transport = new StreamableHttpServerTransport(logging) { SessionId = id };
        var session = new McpSession(owner, transport, McpServer.Create(transport, McpServing.Options(tools), logging)) { LastUsed = time.GetUtcNow() };
        _sessions[id] = session;
        session.Start();
        return (id, session);
    }

    /// <returns>Null where there is none of this owner.</returns>
    public McpSession? Find(string id, string owner)
    {
        if (!_sessions.TryGetValue(id, out var session) || session.Owner != owner)
        {
            return null;
        }

        session.LastUsed = time.GetUtcNow();
        return session;
    }

    public async Task EndAsync(string id)
    {
        if (_sessions.TryRemove(id, out var session))
        {
            await session.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _sessions.Keys)
        {
            await EndAsync(id);
        }
    }

    private async Task EndIdleAsync()
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in _sessions.Where(s => now - s.Value.LastUsed > Idle).ToArray())
        {
            await EndAsync(id);
        }
    }
}
