using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Slack's side of Socket Mode: tickets that are good once, hello, acknowledgements, and bad manners on request.</summary>
internal sealed class SlackLine
{
    private readonly ConcurrentDictionary<string, bool> _tickets = [];
    private readonly ConcurrentDictionary<int, WebSocket> _open = [];
    private readonly ConcurrentDictionary<string, int> _acknowledged = [];
    private int _last;

    /// <summary>Connections that were ever made.</summary>
    public int Made => Volatile.Read(ref _last);

    public int Open => _open.Count;

    /// <summary>Waits before every hello.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>Acknowledgements by envelope id.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    public string NewAddress(Uri server)
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return $"ws://{server.Authority}/link/{ticket}";
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove((string)context.Request.RouteValues["ticket"]!, out _))
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var number = Interlocked.Increment(ref _last);
        await Task.Delay(Slowness);
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = 1 });
        _open[number] = socket;
        try
        {
            await ListenAsync(socket);
        }
        catch (WebSocketException)
        {
            // The client went away.
        }
        finally
        {
            _open.TryRemove(number, out _);
        }
    }

    /// <summary>On one of the open connections, or on the one with this number.</summary>
    public Task SendAsync(JsonObject message, int? number = null) => SendAsync(_open.Where(s => number is null || s.Key == number).MaxBy(s => s.Key).Value, message);

    public static JsonObject Envelope(string id, string type, JsonNode payload) => new() { ["type"] = type, ["envelope_id"] = id, ["payload"] = payload, ["accepts_response_payload"] = false };

    /// <summary>Half a message, and then nothing but a broken line.</summary>
    public async Task BreakMidFrameAsync(JsonObject message)
    {
        var socket = _open.MaxBy(s => s.Key).Value;
        var bytes = Encoding.UTF8.GetBytes(message.ToJsonString());
        await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
        socket.Abort();
    }

    public void Drop()
    {
        foreach (var socket in _open.Values)
        {
            socket.Abort();
        }
    }

    private async Task ListenAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            var id = (string)JsonNode.Parse(buffer.AsSpan(0, read.Count))!["envelope_id"]!;
            _acknowledged.AddOrUpdate(id, 1, (_, times) => times + 1);
        }
    }

    private static async Task SendAsync(WebSocket socket, JsonObject message) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
}
