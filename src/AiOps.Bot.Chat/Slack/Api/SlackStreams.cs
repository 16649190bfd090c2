using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>
/// Writes an answer as a stream, piece by piece: https://docs.slack.dev/changelog/2025/10/7/chat-streaming. Where Slack does not offer that, it is remembered as
/// long as the process runs, and answers are posted. A stream that was begun is always ended: what goes wrong in between turns it into an ordinary message.
/// </summary>
internal sealed partial class SlackStreams(SlackClient client, IOptions<SlackOptions> options, ILogger<SlackStreams> logger)
{
    /// <summary>Appended at a time; the rest goes into the last piece. Each is a call, and a reader sees no more anyway.</summary>
    private const int MostPieces = 5;

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);

    /// <summary>Errors about the app or the workspace: the next try would end the same.</summary>
    private static readonly string[] NotOffered =
    [
        "unknown_method", "missing_scope", "no_permission", "not_allowed_token_type", "method_deprecated", "deprecated_endpoint", "team_access_not_granted", "access_denied", "feature_not_enabled", "not_allowed", "no_json_answer",
    ];

    private volatile bool _notOffered;

    /// <param name="thread">Streams are replies to what somebody asked.</param>
    public bool MayStream(OutgoingReply reply, string? thread) =>
        options.Value.StreamAnswers && !_notOffered && reply is { To: not null, Visibility: ReplyVisibility.InPlace, Reply.Rateable: true } && thread is not null;

    /// <summary>Opens the stream with the first piece.</summary>
    /// <returns>Not ok where nothing was begun, or nobody knows (unreachable).</returns>
    public async Task<SlackAnswer> BeginAsync(OutgoingReply reply, string thread, string first, CancellationToken cancellationToken)
    {
        var (channel, user) = (reply.Conversation.Id, reply.To!.Identity.Subject.Split('/'));
        var arguments = new JsonObject { ["channel"] = channel, ["thread_ts"] = thread, ["markdown_text"] = first, ["recipient_team_id"] = user[0], ["recipient_user_id"] = user[^1] };
        var answer = await client.CallAsync(new("chat.startStream", arguments) { Channel = channel }, cancellationToken);
        if (NotOffered.Contains(answer.Error))
        {
            _notOffered = true;
            LogNotOffered(answer.Error);
        }

        return answer;
    }

    /// <summary>Appends the other pieces and ends the stream with what is no text.</summary>
    /// <returns>Not ok where the stream may be open still.</returns>
    public async Task<SlackAnswer> GoOnAsync(OutgoingReply reply, string stream, IReadOnlyList<string> pieces, JsonArray end, CancellationToken cancellationToken)
    {
        foreach (var piece in Grouped(pieces))
        {
            var arguments = new JsonObject { ["channel"] = reply.Conversation.Id, ["ts"] = stream, ["markdown_text"] = piece };
            var answer = await client.CallAsync(new("chat.appendStream", arguments), cancellationToken);
            if (!answer.Ok)
            {
                LogBroken(reply.Id, answer.Error);
                return answer;
            }
        }

        return await EndAsync(reply, stream, end, cancellationToken);
    }

    public async Task<SlackAnswer> EndAsync(OutgoingReply reply, string stream, JsonArray? end, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["channel"] = reply.Conversation.Id, ["ts"] = stream, ["metadata"] = SlackArguments.Metadata(SlackActions.Reply, reply.Id) };
        var answer = await client.CallAsync(new("chat.stopStream", arguments.With("blocks", end)) { MaxWait = EndPatience }, cancellationToken);
        if (!answer.Ok)
        {
            LogBroken(reply.Id, answer.Error);
        }

        return answer;
    }

    private static IEnumerable<string> Grouped(IReadOnlyList<string> pieces) =>
        pieces.Take(MostPieces - 1).Concat(pieces.Count < MostPieces ? [] : [string.Concat(pieces.Skip(MostPieces - 1))]);

    [LoggerMessage(6123, LogLevel.Information, "Slack does not offer streams to this app ({Error}); answers are posted whole")]
    private partial void LogNotOffered(string error);

    [LoggerMessage(6124, LogLevel.Warning, "The stream of {Reply} broke ({Error}); its message is made whole by an edit")]
    private partial void LogBroken(string reply, string error);
}
