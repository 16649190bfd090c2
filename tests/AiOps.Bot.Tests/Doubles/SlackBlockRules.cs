using System.Text.Json.Nodes;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>
/// What Slack takes as blocks, read from its reference of Block Kit and written independently of our renderers, as far as our messages and views go:
/// anything else is a fault.
/// </summary>
internal static class SlackBlockRules
{
    /// <summary>Undocumented: https://github.com/slackapi/bolt-js/issues/2509.</summary>
    private const int WholeMessage = 13_200;

    public static IReadOnlyList<string> FaultsOfMessage(JsonArray blocks, int written)
    {
        var faults = FaultsOf(blocks, 50);
        return written > WholeMessage ? [.. faults, "msg_blocks_too_long"] : faults;
    }

    public static IReadOnlyList<string> FaultsOfView(JsonObject view)
    {
        var faults = new List<string>();
        var type = Text(view["type"]);
        var allowed = type == "home"
            ? new[] { "type", "blocks", "private_metadata", "callback_id", "external_id" }
            : ["type", "blocks", "private_metadata", "callback_id", "external_id", "title", "submit", "close", "clear_on_close", "notify_on_close"];
        Only(faults, view, allowed);
        Require(faults, type is "modal" or "home", "view type");
        Require(faults, (Text(view["private_metadata"])?.Length ?? 0) <= 3_000, "private_metadata too long");
        Require(faults, (Text(view["callback_id"])?.Length ?? 0) <= 255, "callback_id too long");
        if (type == "modal")
        {
            foreach (var name in new[] { "title", "submit", "close" })
            {
                PlainText(faults, view[name], 24, name);
            }
        }

        faults.AddRange(FaultsOf(view["blocks"] as JsonArray ?? [], 100));
        return faults;
    }

    private static List<string> FaultsOf(JsonArray blocks, int most)
    {
        var faults = new List<string>();
        Require(faults, blocks.Count <= most, "too many blocks");
        var ids = blocks.Select(b => Text(b?["block_id"])).OfType<string>().ToList();
        Require(faults, ids.Count == ids.Distinct().Count(), "block_id used twice");
        Require(faults, ids.All(i => i.Length <= 255), "block_id too long");
        foreach (var block in blocks)
        {
            Block(faults, block as JsonObject ?? []);
        }

        return faults;
    }

    private static void Block(List<string> faults, JsonObject block)
    {
        switch (Text(block["type"]))
        {
            case "header":
                Only(faults, block, "type", "block_id", "text");
                PlainText(faults, block["text"], 150, "header");
                break;
            case "section":
                Section(faults, block);
                break;
            case "context":
                Only(faults, block, "type", "block_id", "elements");
                Many(faults, block["elements"], 10, e => AnyText(faults, e, 3_000, "context"));
                break;
            case "actions":
                Only(faults, block, "type", "block_id", "elements");
                Many(faults, block["elements"], 25, e => Element(faults, e));
                Unique(faults, block["elements"] as JsonArray ?? []);
                break;
            case "context_actions":
                Only(faults, block, "type", "block_id", "elements");
                Many(faults, block["elements"], 5, e => Element(faults, e));
                break;
            case "image":
                Only(faults, block, "type", "block_id", "title", "alt_text", "slack_file", "image_url");
                Require(faults, Text(block["alt_text"]) is { Length: > 0 and <= 2_000 }, "alt_text");
                Require(faults, block["slack_file"] is JsonObject ^ Text(block["image_url"]) is { Length: > 0 and <= 3_000 }, "image needs a file or an address");
                break;
            case "input":
                Only(faults, block, "type", "block_id", "label", "element", "optional", "hint");
                PlainText(faults, block["label"], 2_000, "label");
                Element(faults, block["element"]);
                break;
            case "divider":
                Only(faults, block, "type", "block_id");
                break;
            case var type:
                faults.Add("unknown block " + type);
                break;
        }
    }

    private static void Section(List<string> faults, JsonObject block)
    {
        Only(faults, block, "type", "block_id", "text", "fields", "accessory", "expand");
        Require(faults, block["text"] is not null || block["fields"] is not null, "section needs text or fields");
        if (block["text"] is { } text)
        {
            AnyText(faults, text, 3_000, "section");
        }

        if (block["fields"] is { } fields)
        {
            Many(faults, fields, 10, f => AnyText(faults, f, 2_000, "field"));
        }

        if (block["accessory"] is { } accessory)
        {
            Element(faults, accessory);
        }
    }

    private static void Element(List<string> faults, JsonNode? element)
    {
        Require(faults, (Text(element?["action_id"]) ?? "x") is { Length: > 0 and <= 255 }, "action_id");
        switch (Text(element?["type"]))
        {
            case "button":
                Only(faults, (JsonObject)element!, "type", "action_id", "text", "value", "style", "url", "confirm", "accessibility_label");
                PlainText(faults, element!["text"], 75, "button");
                Require(faults, (Text(element["value"])?.Length ?? 0) <= 2_000, "value too long");
                Require(faults, Text(element["style"]) is null or "primary" or "danger", "style");
                break;
            case "overflow":
                Only(faults, (JsonObject)element!, "type", "action_id", "options", "confirm");
                Options(faults, element!, 2, 5);
                break;
            case "static_select":
                Only(faults, (JsonObject)element!, "type", "action_id", "placeholder", "options", "initial_option", "confirm", "focus_on_load");
                Options(faults, element!, 1, 100);
                break;
            case "users_select" or "plain_text_input":
                break;
            case "feedback_buttons":
                Only(faults, (JsonObject)element!, "type", "action_id", "positive_button", "negative_button");
                PlainText(faults, element!["positive_button"]?["text"], 75, "positive_button");
                PlainText(faults, element["negative_button"]?["text"], 75, "negative_button");
                break;
            case var type:
                faults.Add("unknown element " + type);
                break;
        }
    }

    private static void Options(List<string> faults, JsonNode element, int least, int most)
    {
        var options = element["options"] as JsonArray ?? [];
        Require(faults, options.Count >= least && options.Count <= most, "number of options");
        foreach (var option in options)
        {
            PlainText(faults, option?["text"], 75, "option");
            Require(faults, Text(option?["value"]) is { Length: > 0 and <= 150 }, "option value");
        }
    }

    private static void Unique(List<string> faults, JsonArray elements)
    {
        var ids = elements.Select(e => Text(e?["action_id"])).OfType<string>().ToList();
        Require(faults, ids.Count == ids.Distinct().Count(), "action_id used twice in a block");
    }

    private static void AnyText(List<string> faults, JsonNode? text, int limit, string where)
    {
        Only(faults, text as JsonObject ?? [], "type", "text", "verbatim", "emoji");
        Require(faults, Text(text?["type"]) is "mrkdwn" or "plain_text", where + " text type");
        Require(faults, Text(text?["text"]) is { Length: > 0 } value && value.Length <= limit, where + " text length");
    }

    private static void PlainText(List<string> faults, JsonNode? text, int limit, string where)
    {
        Require(faults, Text(text?["type"]) == "plain_text", where + " must be plain_text");
        Require(faults, Text(text?["text"]) is { Length: > 0 } value && value.Length <= limit, where + " text length");
    }

    private static void Many(List<string> faults, JsonNode? list, int most, Action<JsonNode?> each)
    {
        var items = list as JsonArray ?? [];
        Require(faults, items.Count >= 1 && items.Count <= most, "number of elements");
        foreach (var item in items)
        {
            each(item);
        }
    }

    private static void Only(List<string> faults, JsonObject node, params string[] names) =>
        faults.AddRange(node.Select(p => p.Key).Except(names).Select(n => $"{Text(node["type"])} does not know {n}"));

    private static void Require(List<string> faults, bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
