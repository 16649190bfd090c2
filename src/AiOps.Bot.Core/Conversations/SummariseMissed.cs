using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Tells a conversation, in one message, of the incidents that opened and closed while it could not be written to.</summary>
public sealed class SummariseMissed
{
    private const int Listed = 20;
    private static readonly TimeSpan WorthSaying = TimeSpan.FromDays(1);

    private readonly ConversationStores _stores;
    private readonly Dictionary<string, IChatPlatform> _platforms;
    private readonly IRedactor _redactor;
    private readonly TimeProvider _time;

    internal SummariseMissed(ConversationStores stores, IEnumerable<IChatPlatform> platforms, IRedactor redactor, TimeProvider time)
    {
        (_stores, _redactor, _time) = (stores, redactor, time);
        _platforms = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    /// <returns>What the platform answered; sent where there was nothing left to tell.</returns>
    public async Task<SendResult> TellAsync(ConversationRef conversation, IReadOnlyCollection<IncidentId> missed, CancellationToken cancellationToken)
    {
        var told = new List<(Incident Incident, ChatPost Post)>();
        foreach (var id in missed)
        {
            if (await _stores.Incidents.GetAsync(id, cancellationToken) is { Status: IncidentStatus.Resolved } incident
                && await _stores.Posts.GetAsync(id, conversation, cancellationToken) is { Message: null, Summarised: false, GivenUp: null } post)
            {
                told.Add((incident, post));
            }
        }

        if (told.Count == 0 || !_platforms.TryGetValue(conversation.Platform, out var platform))
        {
            return SendResult.Sent("");
        }

        var result = await platform.ReplyAsync(Message(conversation, [.. told.Select(t => t.Incident)]), cancellationToken);
        if (result.Status != SendStatus.Later)
        {
            await MarkAsync(told.Select(t => t.Post), result, CancellationToken.None);
        }

        return result;
    }

    private async Task MarkAsync(IEnumerable<ChatPost> posts, SendResult result, CancellationToken cancellationToken)
    {
        foreach (var post in posts)
        {
            // Where somebody else was faster, it is looked at again with the incident's next change.
            await _stores.Posts.SaveAsync(
                post with { Summarised = true, PostingSince = null, GivenUp = result.Status == SendStatus.Gone ? result.Reason : null }, cancellationToken);
        }
    }

    private OutgoingReply Message(ConversationRef conversation, IReadOnlyList<Incident> missed)
    {
        var now = _time.GetUtcNow();
        var clock = ReaderClock.Of(null);
        var name = conversation.Platform.Length == 0 ? "the platform" : char.ToUpperInvariant(conversation.Platform[0]) + conversation.Platform[1..];
        var count = missed.Count == 1 ? "1 incident" : $"{missed.Count} incidents";
        var links = StatusReply.Sorted(missed).Take(Listed).Select(i => new ReplyLink(
            i.Id, $"{i.Severity}: {i.Title}, {clock.Time(i.OpenedAt)} to {clock.Time(i.ResolvedAt ?? i.LastSeen)}"));
        var reply = new ChatReply($"While {name} was unreachable {count} opened and closed.", [new ReplyLinks([.. links])]);
        return new()
        {
            Id = "missed-" + Hash(conversation, missed),
            Conversation = conversation,
            To = null,
            Visibility = ReplyVisibility.InPlace,
            Reply = RedactReply.Of(reply, _redactor, null),
            CreatedAt = now,
            NotBefore = now,
            ExpiresAt = now + WorthSaying,
        };
    }

    private static string Hash(ConversationRef conversation, IEnumerable<Incident> missed)
    {
        var text = $"{conversation} {string.Join(' ', missed.Select(i => $"{i.Id}-{i.Recurrences}").Order(StringComparer.Ordinal))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }
}
