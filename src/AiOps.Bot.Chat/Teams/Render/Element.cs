using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>Elements of Adaptive Cards 1.5 that Teams shows. Data goes into text runs, which know no markdown; text blocks are for our own words.</summary>
internal static class Element
{
    public static JsonObject Words(string text, string weight = "Default", bool subtle = false) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true, ["weight"] = weight, ["isSubtle"] = subtle, ["spacing"] = "Small",
    };

    public static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true, ["weight"] = "Bolder", ["style"] = "heading", ["spacing"] = "Medium",
    };

    public static JsonObject Line(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]), ["spacing"] = "Small" };

    public static JsonObject Run(string text) => new() { ["type"] = "TextRun", ["text"] = text };

    public static JsonObject Bold(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["weight"] = "Bolder" };

    public static JsonObject Large(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["weight"] = "Bolder", ["size"] = "Large" };

    public static JsonObject Subtle(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["isSubtle"] = true, ["size"] = "Small" };

    /// <summary>Lines and calls. Clients wrap text runs between words only and cut off the rest, so long words get places to break.</summary>
    public static JsonObject Fixed(string text) => new() { ["type"] = "TextRun", ["text"] = TeamsText.Breakable(text), ["fontType"] = "Monospace", ["size"] = "Small" };

    /// <summary>A name and a value beside it.</summary>
    public static JsonObject Row(string name, JsonObject value) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = "Small",
        ["columns"] = new JsonArray(Column("78px", Line(Bold(name))), Column("stretch", value)),
    };

    public static JsonObject Box(string style, IEnumerable<JsonObject> items) => new()
    {
        ["type"] = "Container", ["style"] = style, ["spacing"] = "Medium", ["items"] = new JsonArray([.. items]),
    };

    private static JsonObject Column(string width, JsonObject item)
    {
        item["spacing"] = "None";
        return new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(item) };
    }
}
