using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>
/// Looks for a reply that may have been sent already: one whose answer was lost, or that was under way when the process ended. Only such replies are looked
/// for, in one page of what was written since they were made.
/// </summary>
internal sealed class SlackSent(SlackClient client, TimeProvider time)
{
    private const int Page = 200;
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(5);
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    public bool IsDoubtful(OutgoingReply reply) => reply.Attempts > 0 || reply.CreatedAt < _begun;

    /// <returns>The message of the reply, or a stream that was begun for it and not ended; both null where there is none.</returns>
    public async Task<(string? Message, string? OpenStream, SlackAnswer Answer)> FindAsync(OutgoingReply reply, string channel, string? thread, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject
        {
            ["channel"] = channel,
            ["limit"] = Page,
            ["include_all_metadata"] = true,
            ["oldest"] = (reply.CreatedAt - Clocks).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        var method = thread is null ? "conversations.history" : "conversations.replies";
        var answer = await client.CallAsync(new(method, arguments.With("ts", thread)) { AsForm = true, Repeatable = true }, cancellationToken);
        var own = answer.Ok ? answer.Body.List("messages").Where(m => m.Text("bot_id").Length > 0).ToList() : [];
        var known = own.FirstOrDefault(m => IsOf(m, reply.Id));
        var open = thread is null ? default : own.LastOrDefault(m => IsOpenStream(m, thread));
        return (At(known), At(open), answer);
    }

    private static bool IsOf(JsonElement message, string key) =>
        message.Text("metadata", "event_type") == SlackActions.Reply && message.Text("metadata", "event_payload", "key") == key;

    /// <summary>Whatever the bot writes carries a key; a stream gets it with its end.</summary>
    private static bool IsOpenStream(JsonElement message, string thread) => message.Text("metadata", "event_type").Length == 0 && message.Text("ts") != thread;

    private static string? At(JsonElement message) => message.ValueKind == JsonValueKind.Object && message.Text("ts") is { Length: > 0 } at ? at : null;
}
