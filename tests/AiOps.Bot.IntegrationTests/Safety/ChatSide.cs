using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>A platform as its people use it, over the strict double: what they press and say goes to the bot over HTTP, what the bot sends stays in the double.</summary>
internal abstract class ChatSide
{
    private int _deliveries;

    public abstract string Name { get; }

    /// <summary>Where the bot posts incidents.</summary>
    public abstract ConversationRef Channel { get; }

    public ChatHost Host { get; set; } = null!;

    /// <summary>What everybody in the channel can read now.</summary>
    public abstract IReadOnlyList<JsonObject> Public { get; }

    /// <summary>Everything that the bot ever sent, as it went over the wire.</summary>
    public abstract IReadOnlyList<JsonObject> Sent { get; }

    public abstract IEnumerable<(string Key, string Value)> Settings { get; }

    public abstract VerifiedIdentity IdentityOf(string user);

    /// <summary>A member of the workspace or tenant, or whatever the standing says.</summary>
    public abstract void Join(string user, ChatStanding standing = ChatStanding.Member);

    /// <summary>The delivery of a press, proven.</summary>
    public abstract IntakeRequest Press(ChatPress press);

    public abstract IntakeRequest Saying(string user, string text, bool alone);

    /// <summary>What only this user was shown, the answer to their last delivery included.</summary>
    public abstract IReadOnlyList<string> HeardAlone(string user);

    /// <summary>Why what the bot sent could ping, link, format or fetch; empty = it could not.</summary>
    public abstract IEnumerable<string> Harms();

    public string NewId() => $"17952521{Interlocked.Increment(ref _deliveries):00}.697";

    public async Task<HttpStatusCode> DeliverAsync(IntakeRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Path) { Content = new ReadOnlyMemoryContent(request.Body) };
        foreach (var (name, value) in request.Headers.Where(h => h.Key != "host"))
        {
            _ = message.Headers.TryAddWithoutValidation(name, value) || message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Host.Http.SendAsync(message, ChatHost.Ct);
        Answered(await answer.Content.ReadAsStringAsync(ChatHost.Ct));
        return answer.StatusCode;
    }

    /// <summary>Presses, and waits until the bot has done and said all that it will.</summary>
    public async Task PressAsync(ChatPress press)
    {
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(Press(press)));
        await SettledAsync();
    }

    public async Task SayAsync(string user, string text, bool alone = false)
    {
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(Saying(user, text, alone)));
        await SettledAsync();
    }

    public Task SettledAsync() => ChatHost.WaitAsync(
        async () => (await Host.Get<IChatInbox>().PendingAsync(1, ChatHost.Ct)).Count == 0
            && (await Host.Get<IChatOutbox>().DueAsync(DateTimeOffset.MaxValue, 1, ChatHost.Ct)).Count == 0,
        $"{Name} to be answered");

    /// <summary>Every text in a document with the object that it stands in.</summary>
    public static IEnumerable<(string Name, string Text, JsonObject In)> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is JsonValue v && v.TryGetValue<string>(out _)).Select(p => (p.Key, (string)p.Value!, o)).Concat(o.SelectMany(p => Texts(p.Value))),
        JsonArray a => a.SelectMany(Texts),
        _ => [],
    };

    protected virtual void Answered(string body)
    {
    }

    protected static string Flat(JsonNode? node) => string.Join('\n', Texts(node).Select(t => t.Text));

    protected static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
