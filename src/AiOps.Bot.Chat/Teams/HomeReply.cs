using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams;

/// <summary>A user's own page as an answer.</summary>
internal static class HomeReply
{
    public static ChatReply Of(HomeView view) => new(
        view.Waiting.IsEmpty ? "Nothing waits for your approval." : $"Waiting for your approval: {view.Waiting.Length}",
        [.. Links(null, view.Waiting), .. Links("Yours", view.Mine), .. Links("Other open incidents", view.Others), new ReplyText("You may ask:\n" + string.Join('\n', view.Help))]);

    private static IEnumerable<ReplyPart> Links(string? title, IReadOnlyCollection<ReplyLink> links)
    {
        if (links.Count > 0 && title is not null)
        {
            yield return new ReplyText(title);
        }

        if (links.Count > 0)
        {
            yield return new ReplyLinks([.. links]);
        }
    }
}
