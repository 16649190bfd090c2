using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Sends answers: where they were asked for, and what is for one person's eyes to that person.</summary>
internal sealed class TeamsReplies(ConnectorClient client, TeamsReferences references, HomeAsks asks, IOptions<TeamsOptions> options)
{
    /// <summary>What the others in a conversation may read where the person cannot be reached alone.</summary>
    public const string AskMeAlone = "I have an answer that is only for the person who asked. Open a chat with me and ask again there.";

    public async Task<SendResult> SendAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var reference = TeamsReference.Read(reply.Handle) ?? await references.OfAsync(reply.Conversation, cancellationToken).ConfigureAwait(false);
        var message = TeamsReplyRenderer.Message(reply.Reply, reply.Id);
        if (reply.Visibility == ReplyVisibility.InPlace || reply.To is not { } user || reference is { IsPersonal: true })
        {
            return await SendThereAsync(reply, reference, message, cancellationToken).ConfigureAwait(false);
        }

        var alone = await SendAloneAsync(user.Identity, message, cancellationToken).ConfigureAwait(false);
        return alone.Status is SendStatus.Gone && reply.Visibility == ReplyVisibility.Private
            ? await SendThereAsync(reply, reference, CardMessage.Plain(AskMeAlone), cancellationToken).ConfigureAwait(false)
            : alone;
    }

    public async Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) =>
        asks.Take(user)
            ? await SendAloneAsync(user, TeamsReplyRenderer.Message(HomeReply.Of(view), "home"), cancellationToken).ConfigureAwait(false)
            : SendResult.Gone("Teams shows no page of a bot; whoever writes 'home' to the bot is sent one");

    private async Task<SendResult> SendThereAsync(OutgoingReply reply, TeamsReference? reference, JsonObject message, CancellationToken cancellationToken)
    {
        var place = TeamsPlace.Of(reference, options.Value);
        if (place.Service is not { } service)
        {
            return SendResult.Refused(place.Fault);
        }

        // In a channel the thread is part of the conversation's id; elsewhere there are no threads, and the message that is answered is named.
        var thread = reply.Conversation.Thread ?? (reference!.IsChannel ? reply.Message : null);
        var id = TeamsConversation.InThread(reply.Conversation.Id, thread);
        var answer = thread is null && reply.Message is { } asked
            ? await client.ReplyAsync(service, id, asked, place.Address(message, id), cancellationToken).ConfigureAwait(false)
            : await client.SendAsync(service, id, place.Address(message, id), cancellationToken).ConfigureAwait(false);
        return answer.AsResult();
    }

    /// <returns>Gone where the user has no conversation with the bot and none can be opened.</returns>
    private async Task<SendResult> SendAloneAsync(VerifiedIdentity user, JsonObject message, CancellationToken cancellationToken)
    {
        var known = await references.PersonalAsync(user, cancellationToken).ConfigureAwait(false);
        var (personal, fault) = known is null ? await OpenAsync(user, cancellationToken).ConfigureAwait(false) : (known, SendResult.Gone(""));
        var place = TeamsPlace.Of(personal, options.Value);
        if (personal is null || place.Service is not { } service)
        {
            return fault;
        }

        var answer = await client.SendAsync(service, personal.Conversation, place.Address(message, personal.Conversation), cancellationToken).ConfigureAwait(false);
        return answer.AsResult();
    }

    private async Task<(TeamsReference? Opened, SendResult Fault)> OpenAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        var seen = await references.SeenAsync(user, cancellationToken).ConfigureAwait(false);
        if (seen is null || TeamsPlace.Of(seen, options.Value) is not { Service: { } service })
        {
            return (null, SendResult.Gone("the user has never written to the bot"));
        }

        var tenant = user.Subject.Split('/')[0];
        var answer = await client.CreateAsync(service, Parameters(seen, tenant), cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess || answer.Body?.TextOf("id") is not { Length: > 0 } id)
        {
            return (null, answer.AsResult() is { Status: not SendStatus.Sent } fault ? fault : SendResult.Gone("no conversation with the user could be opened"));
        }

        var opened = seen with { Conversation = id, Type = TeamsConversation.Personal };
        await references.NoteAsync(tenant, opened, user.Subject, cancellationToken).ConfigureAwait(false);
        return (opened, SendResult.Gone(""));
    }

    private static JsonObject Parameters(TeamsReference seen, string tenant) => new()
    {
        ["bot"] = new JsonObject { ["id"] = seen.Bot },
        ["isGroup"] = false,
        ["members"] = new JsonArray(new JsonObject { ["id"] = seen.User }),
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };
}
