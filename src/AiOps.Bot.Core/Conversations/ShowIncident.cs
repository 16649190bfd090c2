using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Makes an incident's message in a conversation show what is stored now, as far as <see cref="PostPolicy"/> wants it to.</summary>
public sealed class ShowIncident
{
    private const int Tries = 10;

    private readonly IIncidentStore _incidents;
    private readonly IChatPostStore _posts;
    private readonly IReadCards _cards;
    private readonly Dictionary<string, IChatPlatform> _platforms;
    private readonly ChatOptions _options;
    private readonly (TimeProvider Time, Random Random) _ambient;

    internal ShowIncident(
        ConversationStores stores, IReadCards cards, IEnumerable<IChatPlatform> platforms, IOptions<ChatOptions> options, (TimeProvider Time, Random Random) ambient)
    {
        (_incidents, _posts, _cards, _ambient) = (stores.Incidents, stores.Posts, cards, ambient);
        _options = options.Value;
        _platforms = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    /// <param name="isPaused">True while the conversation is not to be written to: what is missing there is noted, nothing is sent.</param>
    public async Task<ShowOutcome> ShowAsync(IncidentId id, ConversationRef conversation, bool isPaused, CancellationToken cancellationToken)
    {
        if (await _incidents.GetAsync(id, cancellationToken) is not { } incident || !_platforms.TryGetValue(conversation.Platform, out var platform)
            || await _cards.ReadAsync(id, null, cancellationToken) is not { } card)
        {
            return ShowOutcome.Settled;
        }

        var post = await _posts.GetAsync(id, conversation, cancellationToken);
        var shown = ShownCard.Of(card);
        var decision = PostPolicy.Decide(new(incident, shown, post, _options, Now));
        return decision.Move switch
        {
            PostMove.Post => await PostAsync(new(platform, card, incident, shown), post ?? New(id, conversation), isPaused, cancellationToken),
            PostMove.Edit when isPaused => ShowOutcome.Paused,
            PostMove.Edit => await EditAsync(new(platform, card, incident, shown), post!, cancellationToken),
            PostMove.Summarise => new(null, null, true, false),
            PostMove.Wait => new(decision.Until, null, false, post?.Message is not null),
            _ => ShowOutcome.Settled with { IsPosted = post?.Message is not null },
        };
    }

    private DateTimeOffset Now => _ambient.Time.GetUtcNow();

    private static ChatPost New(IncidentId incident, ConversationRef conversation) => new() { Incident = incident, Conversation = conversation };

    private async Task<ShowOutcome> PostAsync(Showing showing, ChatPost post, bool isPaused, CancellationToken cancellationToken)
    {
        if (isPaused)
        {
            // Noted, so that it is told of even where it is over before the platform is back.
            return post.Version > 0 || await _posts.SaveAsync(post, cancellationToken) ? ShowOutcome.Paused : ShowOutcome.Again(Now);
        }

        if (!await _posts.SaveAsync(PostProgress.Claim(post, Now), cancellationToken))
        {
            return ShowOutcome.Again(Now);
        }

        var key = $"{post.Incident}-{showing.Incident.Recurrences}";
        var result = await showing.Platform.PostAsync(post.Conversation, key, showing.Card, cancellationToken);
        return await SettleAsync(post, result, p => PostProgress.Posted(p, result, (showing.Incident, showing.Shown), Now));
    }

    private async Task<ShowOutcome> EditAsync(Showing showing, ChatPost post, CancellationToken cancellationToken)
    {
        var result = await showing.Platform.EditAsync(post.Conversation, post.Message!, showing.Card, cancellationToken);
        return await SettleAsync(post, result, p => PostProgress.Edited(p, (showing.Incident, showing.Shown), Now));
    }

    /// <summary>Stores the result against whatever was stored meanwhile: the platform has the message now, whoever else writes. Not cancelled for the same reason.</summary>
    private async Task<ShowOutcome> SettleAsync(ChatPost post, SendResult result, Func<ChatPost, ChatPost> sent)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var current = await _posts.GetAsync(post.Incident, post.Conversation, CancellationToken.None) ?? post;
            var next = result.Status == SendStatus.Sent ? sent(current) : PostProgress.Failed(current, result, _ambient.Random.NextDouble(), Now);
            if (await _posts.SaveAsync(next, CancellationToken.None))
            {
                return Settled(next, result);
            }
        }

        return ShowOutcome.Again(Now);
    }

    private ShowOutcome Settled(ChatPost post, SendResult result) => result.Status switch
    {
        // Looks again: the incident may have changed while the platform was busy with this state.
        SendStatus.Sent => new(Now, null, false, true) { Sent = result },
        SendStatus.Later => new(post.NotBefore, post.NotBefore - Now, false, post.Message is not null) { Sent = result },
        SendStatus.Refused => new(post.NotBefore, null, false, post.Message is not null) { Sent = result },
        _ => ShowOutcome.Settled with { Sent = result },
    };

    private sealed record Showing(IChatPlatform Platform, Card Card, Incident Incident, ShownCard Shown);
}
