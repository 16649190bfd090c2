using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Writes to Teams through the Bot connector.</summary>
internal sealed partial class TeamsPlatform(
    ConnectorClient client, TeamsReferences references, TeamsMembers members, TeamsAudience audience, TeamsCardRenderer renderer, TeamsReplies replies, IOptions<TeamsOptions> options,
    ILogger<TeamsPlatform> logger) : IChatPlatform
{
    public const string PlatformName = "teams";
    private static readonly TimeSpan UntilTheAppIsAdded = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, bool> _unseen = new(StringComparer.Ordinal);

    public string Name => PlatformName;

    /// <remarks>Teams lets a bot read no messages, so an earlier posting cannot be found by its key: a crash between sending and storing leaves a second message.</remarks>
    public async Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken)
    {
        var place = await PlaceOfAsync(conversation, cancellationToken).ConfigureAwait(false);
        if (place.Service is not { } service)
        {
            return NotSent(conversation, place);
        }

        var (view, id) = (await ViewAsync(conversation, place, cancellationToken).ConfigureAwait(false), TeamsConversation.InThread(conversation.Id, conversation.Thread));
        var answer = await client.SendAsync(service, id, place.Address(renderer.Message(card, view), id), cancellationToken).ConfigureAwait(false);
        return (answer.IsTooLarge ? await client.SendAsync(service, id, place.Address(renderer.SmallMessage(card, view), id), cancellationToken).ConfigureAwait(false) : answer).AsResult();
    }

    public async Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken)
    {
        var place = await PlaceOfAsync(conversation, cancellationToken).ConfigureAwait(false);
        if (place.Service is not { } service)
        {
            return NotSent(conversation, place);
        }

        var (view, id) = (await ViewAsync(conversation, place, cancellationToken).ConfigureAwait(false), TeamsConversation.InThread(conversation.Id, conversation.Thread));
        var answer = await client.UpdateAsync(service, id, message, WithId(place.Address(renderer.Message(card, view), id), message), cancellationToken).ConfigureAwait(false);
        return (answer.IsTooLarge
            ? await client.UpdateAsync(service, id, message, WithId(place.Address(renderer.SmallMessage(card, view), id), message), cancellationToken).ConfigureAwait(false)
            : answer).AsResult(message);
    }

    public Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken) => replies.SendAsync(reply, cancellationToken);

    public Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) => replies.ShowHomeAsync(user, view, cancellationToken);

    public Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => members.LookUpAsync(user, cancellationToken);

    private async Task<TeamsPlace> PlaceOfAsync(ConversationRef conversation, CancellationToken cancellationToken) =>
        TeamsPlace.Of(await references.OfAsync(conversation, cancellationToken).ConfigureAwait(false), options.Value);

    /// <summary>Whoever talks with the bot alone sees their own view at once; elsewhere the buttons that decide are fetched by those who may press them.</summary>
    private async Task<CardView> ViewAsync(ConversationRef conversation, TeamsPlace place, CancellationToken cancellationToken) =>
        place.Reference!.IsPersonal
            ? CardView.One()
            : CardView.Everybody with { RefreshFor = await audience.OfAsync(conversation.Id, place.Service!, cancellationToken).ConfigureAwait(false) };

    /// <summary>Somebody may add the app any minute, so that is worth another try; it is said once.</summary>
    private SendResult NotSent(ConversationRef conversation, TeamsPlace place)
    {
        if (place.Reference is not null)
        {
            return SendResult.Refused(place.Fault);
        }

        if (_unseen.TryAdd(conversation.Id, true))
        {
            LogNeverSeen(conversation.Id, place.Fault);
        }

        return SendResult.Later(place.Fault, UntilTheAppIsAdded);
    }

    private static JsonObject WithId(JsonObject activity, string id)
    {
        activity["id"] = id;
        return activity;
    }

    [LoggerMessage(6204, LogLevel.Warning, "Nothing can be posted to the Teams conversation {Conversation}: {Fault}")]
    private partial void LogNeverSeen(string conversation, string fault);
}
