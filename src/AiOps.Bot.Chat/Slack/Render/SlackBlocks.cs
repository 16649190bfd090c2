using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>Block Kit's blocks and elements. Texts come escaped. <c>verbatim</c> keeps Slack from making links of what looks like one.</summary>
internal static class SlackBlocks
{
    public static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = NotEmpty(text), ["emoji"] = false };

    public static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = NotEmpty(text), ["verbatim"] = true };

    /// <summary>Slack refuses a whole message for one empty text.</summary>
    private static string NotEmpty(string text) => text.Length == 0 ? "–" : text;

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(SlackText.Plain(text, SlackLimits.Header)) };

    public static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Markdown(text) };

    public static JsonObject Section(string text, JsonObject accessory) => new() { ["type"] = "section", ["text"] = Markdown(text), ["accessory"] = accessory };

    public static JsonObject Fields(IEnumerable<string> fields) => new()
    {
        ["type"] = "section",
        ["fields"] = new JsonArray([.. fields.Take(SlackLimits.Fields).Select(Markdown)]),
    };

    public static JsonObject Context(string text) => new() { ["type"] = "context", ["elements"] = new JsonArray(Markdown(text)) };

    public static JsonObject Divider() => new() { ["type"] = "divider" };

    public static JsonObject Actions(string id, IEnumerable<JsonObject> elements) => new()
    {
        ["type"] = "actions",
        ["block_id"] = id,
        ["elements"] = new JsonArray([.. elements.Take(SlackLimits.ActionElements)]),
    };

    public static JsonObject Button(string action, string label, string value, string? style = null)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = action, ["text"] = Plain(SlackText.Plain(label, SlackLimits.ButtonLabel)), ["value"] = value };
        if (style is not null)
        {
            button["style"] = style;
        }

        return button;
    }

    public static JsonObject Option(string label, string value) => new() { ["text"] = Plain(SlackText.Plain(label, SlackLimits.ButtonLabel)), ["value"] = value };

    /// <summary>An overflow menu where one may stand, else a select: overflow menus have two to five options.</summary>
    public static JsonObject Menu(string action, IReadOnlyList<JsonObject> options) => options.Count is >= 2 and <= SlackLimits.OverflowOptions
        ? new() { ["type"] = "overflow", ["action_id"] = action, ["options"] = new JsonArray([.. options]) }
        : new()
        {
            ["type"] = "static_select",
            ["action_id"] = action,
            ["placeholder"] = Plain("More …"),
            ["options"] = new JsonArray([.. options.Take(SlackLimits.SelectOptions)]),
        };

    public static JsonObject Image(SlackPicture picture, string title, string alt)
    {
        var image = new JsonObject
        {
            ["type"] = "image",
            ["title"] = Plain(SlackText.Plain(title, SlackLimits.AltText)),
            ["alt_text"] = SlackText.Plain(alt, SlackLimits.AltText),
        };
        if (picture.FileId is { } file)
        {
            image["slack_file"] = new JsonObject { ["id"] = file };
        }
        else
        {
            image["image_url"] = picture.Url;
        }

        return image;
    }
}
