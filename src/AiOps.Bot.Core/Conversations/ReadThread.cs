using System.Text.RegularExpressions;
using AiOps.Bot.Core.Conversations.Commands;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Finds what was asked before in the same thread, from what is stored, so that any process can go on with a conversation.</summary>
internal sealed partial class ReadThread(IChatInbox inbox)
{
    private const int Looked = 50;
    private const int Kept = 5;
    private static readonly TimeSpan InThread = TimeSpan.FromHours(24);

    /// <summary>Where nobody opens threads, what was asked a while ago is another matter.</summary>
    private static readonly TimeSpan Alone = TimeSpan.FromMinutes(15);

    public async Task<ThreadQuestion> ReadAsync(string text, ChatRequest request, CancellationToken cancellationToken)
    {
        var recent = await inbox.RecentAsync(request.Conversation, request.ReceivedAt - InThread, Looked, cancellationToken);
        var earlier = recent.Where(r => r.Id != request.Id && r.ReceivedAt <= request.ReceivedAt && IsSameThread(r, request)).Select(Asked).OfType<EarlierQuestion>().ToList();
        return Yes().IsMatch(text) && earlier.Count > 0
            ? new(earlier[^1].Text, [.. earlier.SkipLast(1).TakeLast(Kept)], Confirmed: true)
            : new(text, [.. earlier.TakeLast(Kept)], Confirmed: false);
    }

    /// <summary>The first message of a thread is not in it: the thread hangs on it.</summary>
    private static bool IsSameThread(ChatRequest earlier, ChatRequest now) => now.Conversation.Thread is { } thread
        ? earlier.Conversation.Thread == thread || (earlier.Conversation.Thread is null && earlier.Message == thread)
        : earlier.Conversation.Thread is null && earlier.User.Identity == now.User.Identity && now.ReceivedAt - earlier.ReceivedAt <= Alone;

    private static EarlierQuestion? Asked(ChatRequest request) =>
        request.Intent is Utterance { Quoted: null } said && !Yes().IsMatch(said.Text) && ReadCommand.Read(said.Text) is { Verb: CommandVerb.Ask } command ? new(command.Argument, request.ReceivedAt) : null;

    [GeneratedRegex(@"^\s*(yes|yep|yeah|y|go ahead|do it|confirm|confirmed|look it up|please do|sure)[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Yes();
}
