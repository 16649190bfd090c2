using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>An answer as Block Kit. Pure.</summary>
internal static class SlackReplyRenderer
{
    private const int Paragraph = 2_900;
    private const int ShownLinks = 10;
    private const int MentionedPeople = 20;

    /// <summary>As many parts as fit, and a note where some did not.</summary>
    public static SlackMessage Render(ChatReply reply, SlackReplyView view)
    {
        var all = reply.Parts.SelectMany(p => Blocks(p, view)).ToList();
        for (var count = all.Count; count > 0; count--)
        {
            var message = Of(reply, view, all.Take(count), cut: count < all.Count);
            if (message.Fits)
            {
                return message;
            }
        }

        return Smallest(reply, view);
    }

    /// <summary>Only the summary.</summary>
    public static SlackMessage Smallest(ChatReply reply, SlackReplyView view) => Of(reply, view, [], cut: !reply.Parts.IsEmpty);

    private static SlackMessage Of(ChatReply reply, SlackReplyView view, IEnumerable<JsonObject> parts, bool cut)
    {
        var blocks = new JsonArray(SlackBlocks.Section(SlackText.Line(reply.Summary, Paragraph)));
        foreach (var part in parts)
        {
            blocks.Add(part.DeepClone());
        }

        return new(SlackText.Notification(reply.Summary), Ended(blocks, reply, view, cut));
    }

    /// <summary>What stands under an answer whose text was streamed: the parts that are no text, and the thumbs.</summary>
    public static JsonArray AfterStream(ChatReply reply, SlackReplyView view)
    {
        var all = reply.Parts.Where(p => !SlackMarkdown.IsStreamed(p)).SelectMany(p => Blocks(p, view)).ToList();
        for (var count = all.Count; ; count--)
        {
            var end = new SlackMessage("", Ended([.. all.Take(count).Select(b => b.DeepClone())], reply, view, cut: count < all.Count));
            if (count == 0 || (end.Fits && end.BlocksJson.Length <= SlackLimits.AfterStream))
            {
                return end.Blocks;
            }
        }
    }

    private static JsonArray Ended(JsonArray blocks, ChatReply reply, SlackReplyView view, bool cut)
    {
        if (cut)
        {
            blocks.Add(SlackBlocks.Context("… more in the console"));
        }

        if (reply.Rateable)
        {
            blocks.Add(view.FeedbackButtons ? Feedback(view.Id) : PlainFeedback(view.Id));
        }

        return blocks;
    }

    private static IEnumerable<JsonObject> Blocks(ReplyPart part, SlackReplyView view) => part switch
    {
        ReplyText text => Texts(text.Text).Select(SlackBlocks.Section),
        ReplyLines lines => lines.Lines.IsEmpty ? [] : [SlackBlocks.Section(SlackText.Code(lines.Lines))],
        ReplyFacts facts => facts.Facts.IsEmpty ? [] : [SlackBlocks.Fields(facts.Facts.Select(f => Fact(f, view)))],
        ReplyNote note => [SlackBlocks.Context(SlackText.Line(note.Text, SlackLimits.Field))],
        ReplyLinks links => Links(links),
        ReplyMention mention => [SlackBlocks.Section(Mention(mention))],
        _ => [],
    };

    /// <summary>Paragraphs keep their line ends; each line is made harmless on its own.</summary>
    private static IEnumerable<string> Texts(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Lines).Where(p => p.Length > 0);

    private static string Lines(string paragraph)
    {
        var lines = new List<string>();
        var left = Paragraph;
        foreach (var line in paragraph.Split('\n'))
        {
            if (left <= 1)
            {
                lines[^1] = "…";
                break;
            }

            lines.Add(SlackText.Line(line, left));
            left -= lines[^1].Length + 1;
        }

        return string.Join('\n', lines).Trim('\n');
    }

    /// <summary>The one place where somebody is pinged: a person asked for it, and the ids come from our own directory.</summary>
    private static string Mention(ReplyMention mention)
    {
        var people = mention.People.Where(p => p.Platform == "slack").Select(p => p.Subject.Split('/')[^1]).Where(id => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit)).Take(MentionedPeople);
        return string.Join(' ', people.Select(id => $"<@{id}>").Append(SlackText.Line(mention.Text, Paragraph / 2)));
    }

    private static string Fact(CardFact fact, SlackReplyView view) =>
        $"*{SlackText.Line(fact.Name, SlackLimits.ButtonLabel)}*\n{(fact.Time is { } time ? SlackText.Time(time, fact.Value, view.LocalTimes) : SlackText.Line(fact.Value, SlackLimits.Header * 2))}";

    private static IEnumerable<JsonObject> Links(ReplyLinks links) => links.Links.Take(ShownLinks).Select(Link)
        .Concat(links.Links.Length > ShownLinks ? [SlackBlocks.Context($"… {links.Links.Length - ShownLinks} more in the console")] : []);

    internal static JsonObject Link(ReplyLink link)
    {
        var button = new SlackButton(CardButtonKind.Details, CardForm.None, link.Incident, null, "");
        return SlackBlocks.Section(SlackText.Line(link.Text, SlackLimits.Header * 2), SlackBlocks.Button(button.Action, "Open", button.Value));
    }

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element</summary>
    private static JsonObject Feedback(string id) => new()
    {
        ["type"] = "context_actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "feedback_buttons",
            ["action_id"] = SlackActions.Rate,
            ["positive_button"] = new JsonObject { ["text"] = SlackBlocks.Plain("Helpful"), ["accessibility_label"] = "This answer helped", ["value"] = "+" + id },
            ["negative_button"] = new JsonObject { ["text"] = SlackBlocks.Plain("Not helpful"), ["accessibility_label"] = "This answer did not help", ["value"] = "-" + id },
        }),
    };

    private static JsonObject PlainFeedback(string id) => SlackBlocks.Actions(
        "rating",
        [SlackBlocks.Button(SlackActions.RateUp, "Helpful", "+" + id), SlackBlocks.Button(SlackActions.RateDown, "Not helpful", "-" + id)]);
}
