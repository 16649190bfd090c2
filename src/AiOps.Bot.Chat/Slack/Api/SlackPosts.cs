using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>
/// Finds a message that was posted before a crash, or in a call of which nobody knows how it ended. History is read seldom (Slack lets some apps read it once
/// a minute): once for a channel, and again after each doubtful posting there.
/// </summary>
internal sealed class SlackPosts(SlackClient client, TimeProvider time)
{
    private const int Page = 200;
    private const int MaxChannels = 1_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset At, Dictionary<string, string> Messages)> _seen = [];

    /// <summary>Of the message with this key; null where there is none.</summary>
    /// <returns>A failed answer where the history could not be read: whether the message exists is not known.</returns>
    public async Task<(string? Message, SlackAnswer? Failed)> FindAsync(string channel, string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_seen.TryGetValue(channel, out var known) && time.GetUtcNow() - known.At < Fresh)
            {
                return (known.Messages.GetValueOrDefault(key), null);
            }
        }

        var arguments = new JsonObject { ["channel"] = channel, ["limit"] = Page, ["include_all_metadata"] = true };
        var answer = await client.CallAsync(new("conversations.history", arguments) { AsForm = true, Repeatable = true }, cancellationToken);
        if (!answer.Ok)
        {
            return (null, answer);
        }

        var messages = Messages(answer.Body);
        lock (_lock)
        {
            if (_seen.Count >= MaxChannels)
            {
                _seen.Clear();
            }

            _seen[channel] = (time.GetUtcNow(), messages);
        }

        return (messages.GetValueOrDefault(key), null);
    }

    /// <summary>A message that was posted since the history was read.</summary>
    public void Remember(string channel, string key, string message)
    {
        lock (_lock)
        {
            if (_seen.TryGetValue(channel, out var known))
            {
                known.Messages[key] = message;
            }
        }
    }

    /// <summary>What was posted there is not known any more.</summary>
    public void Doubt(string channel)
    {
        lock (_lock)
        {
            _seen.Remove(channel);
        }
    }

    private static Dictionary<string, string> Messages(JsonElement body)
    {
        var found = new Dictionary<string, string>();
        foreach (var message in body.List("messages"))
        {
            if (message.Text("metadata", "event_type") == SlackActions.Incident && message.Text("metadata", "event_payload", "key") is { Length: > 0 } key)
            {
                found.TryAdd(key, message.Text("ts"));
            }
        }

        return found;
    }
}
