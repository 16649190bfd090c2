using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Elements and properties of Adaptive Cards 1.5 that Teams shows, and what each needs.</summary>
internal static class AdaptiveCardRules
{
    private static readonly string[] Any = ["type", "id", "spacing", "separator", "isVisible", "height", "fallback", "requires"];

    private static readonly Dictionary<string, (string[] Needs, string[] May)> Elements = new()
    {
        ["TextBlock"] = (["text"], ["color", "fontType", "horizontalAlignment", "isSubtle", "maxLines", "size", "weight", "wrap", "style"]),
        ["RichTextBlock"] = (["inlines"], ["horizontalAlignment"]),
        ["TextRun"] = (["text"], ["color", "fontType", "highlight", "isSubtle", "italic", "selectAction", "size", "strikethrough", "underline", "weight"]),
        ["Image"] = (["url", "altText"], ["size", "style", "width", "backgroundColor", "horizontalAlignment"]),
        ["Container"] = (["items"], ["selectAction", "style", "bleed", "verticalContentAlignment", "minHeight"]),
        ["ColumnSet"] = (["columns"], ["selectAction", "style", "bleed"]),
        ["Column"] = (["items", "width"], ["style", "bleed", "selectAction", "verticalContentAlignment"]),
        ["ActionSet"] = (["actions"], []),
        ["Input.Text"] = (["id", "label"], ["isMultiline", "maxLength", "placeholder", "value", "isRequired", "errorMessage", "style"]),
        ["Input.Toggle"] = (["id", "label", "title"], ["value", "valueOn", "valueOff", "wrap", "isRequired", "errorMessage"]),
        ["Input.ChoiceSet"] = (["id", "label", "choices"], ["isMultiSelect", "style", "value", "placeholder", "wrap", "isRequired", "errorMessage"]),
        ["Action.Execute"] = (["verb"], ["title", "data", "associatedInputs", "style", "mode", "tooltip", "isEnabled"]),
        ["Action.ShowCard"] = (["title", "card"], ["style", "mode", "tooltip"]),
        ["Action.ToggleVisibility"] = (["targetElements"], ["title", "style", "mode"]),
        ["Action.Submit"] = (["title"], ["data", "style", "mode"]),
        ["AdaptiveCard"] = (["version", "body"], ["$schema", "actions", "msteams", "fallbackText", "speak", "refresh", "lang", "rtl"]),
    };

    public static string? Fault(JsonObject card)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return (string?)card["type"] != "AdaptiveCard" || (string?)card["version"] is not ("1.4" or "1.5") ? "no Adaptive Card of version 1.4 or 1.5"
            : card["actions"] is JsonArray { Count: > 6 } ? "more than six actions"
            : card["refresh"]?["userIds"] is JsonArray { Count: > 60 } ? "more than sixty users to refresh for"
            : card["refresh"] is { } refresh && (string?)refresh["action"]?["type"] != "Action.Execute" ? "refresh needs Action.Execute"
            : Walk(card, ids);
    }

    private static string? Walk(JsonNode? node, HashSet<string> ids) => node switch
    {
        JsonArray many => many.Select(n => Walk(n, ids)).FirstOrDefault(f => f is not null),
        JsonObject one when (string?)one["type"] is { } type => Element(one, type, ids) ?? Inside(one, ids),
        _ => null,
    };

    private static string? Inside(JsonObject element, HashSet<string> ids) =>
        new[] { "body", "items", "columns", "inlines", "actions", "card", "selectAction" }.Select(n => Walk(element[n], ids)).FirstOrDefault(f => f is not null);

    private static string? Element(JsonObject element, string type, HashSet<string> ids)
    {
        if (!Elements.TryGetValue(type, out var rule))
        {
            return $"unknown element {type}";
        }

        if (element["id"] is { } id && !ids.Add((string)id!))
        {
            return $"duplicate id {id}";
        }

        return rule.Needs.FirstOrDefault(n => element[n] is null) is { } missing ? $"{type} without {missing}"
            : element.Select(p => p.Key).FirstOrDefault(k => !rule.Needs.Contains(k) && !rule.May.Contains(k) && !Any.Contains(k)) is { } unknown ? $"{type} knows no {unknown}"
            : type == "Image" && !((string)element["url"]!).StartsWith("data:image/", StringComparison.Ordinal) ? "a picture from elsewhere"
            : null;
    }
}
