using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>The App Home: what waits for the user, what is theirs, what else is wrong, what they may do.</summary>
internal static class SlackHomeRenderer
{
    private const int ShownLinks = 20;
    private const int ShownHelp = 20;

    public static JsonObject Render(HomeView view)
    {
        var blocks = new List<JsonObject>();
        List(blocks, "Waiting for your approval", view.Waiting, "Nothing waits for you.");
        List(blocks, "Your incidents", view.Mine, "No living incident is yours.");
        List(blocks, "Other incidents", view.Others, "No other incident is alive.");
        blocks.Add(SlackBlocks.Header("What you may do"));
        blocks.AddRange(view.Help.Take(ShownHelp).Chunk(5).Select(lines => SlackBlocks.Section(string.Join('\n', lines.Select(l => "• " + SlackText.Line(l, SlackLimits.Header * 2))))));
        return new() { ["type"] = "home", ["blocks"] = new JsonArray([.. blocks]) };
    }

    private static void List(List<JsonObject> blocks, string title, ImmutableArray<ReplyLink> links, string none)
    {
        blocks.Add(SlackBlocks.Header(title));
        if (links.IsEmpty)
        {
            blocks.Add(SlackBlocks.Context(none));
        }

        blocks.AddRange(links.Take(ShownLinks).Select(SlackReplyRenderer.Link));
        if (links.Length > ShownLinks)
        {
            blocks.Add(SlackBlocks.Context($"… {links.Length - ShownLinks} more in the console"));
        }
    }
}
