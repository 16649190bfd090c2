using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>What a form remembers of where it was opened, in the view's private metadata. Ids only: the user's browser holds it.</summary>
/// <param name="Button">See <see cref="SlackButton.Option"/>; empty for the question form.</param>
/// <param name="Channel">Where the answer goes.</param>
/// <param name="Quoted">The text of the message that a question is about.</param>
internal sealed record SlackFormContext(
    [property: JsonPropertyName("b")] string Button,
    [property: JsonPropertyName("c")] string Channel,
    [property: JsonPropertyName("m")] string? Message,
    [property: JsonPropertyName("t")] string? Thread,
    [property: JsonPropertyName("q")] string? Quoted = null)
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Within Slack's limit: what is quoted is cut, if need be.</summary>
    public string ToJson()
    {
        var json = JsonSerializer.Serialize(this, AsSent);
        return json.Length <= SlackLimits.PrivateMetadata || Quoted is null ? json : (this with { Quoted = Quoted[..(Quoted.Length / 2)] }).ToJson();
    }

    /// <summary>Null where it is not what we wrote.</summary>
    public static SlackFormContext? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SlackFormContext>(json) is { Button: not null, Channel: not null } context ? context : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
