using System.Text.Json;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>A button of a card that was pressed, with what was typed into its form.</summary>
/// <param name="Intent">Null where none of our cards sends this.</param>
/// <param name="Untold">True where a form wanted a clear yes and got none.</param>
internal sealed record CardAction(ChatIntent? Intent, bool Untold)
{
    private const int MaxId = 200;

    /// <param name="verb">The action's verb.</param>
    /// <param name="data">What the action carries and what was typed.</param>
    public static CardAction Read(string? verb, JsonElement? data)
    {
        if (verb is null || data is not { ValueKind: JsonValueKind.Object } carried)
        {
            return new(null, false);
        }

        var value = ButtonValue.Read(carried.TextOf(CardFormPart.Value));
        return new(
            verb switch
            {
                ButtonVerbs.Helpful or ButtonVerbs.NotHelpful => Rating(verb, carried),
                _ when value is null => null,
                ButtonVerbs.Refresh => new CardRefresh(value.Incident),
                ButtonVerbs.Open => Show(value.Incident),
                _ => Press(verb, value, carried),
            },
            Typed(carried, CardFormPart.Yes) is { } yes && yes != "true");
    }

    private static Utterance Show(IncidentId incident) => new($"status {incident}");

    private static AnswerRating? Rating(string verb, JsonElement data) =>
        data.TextOf(TeamsReplyRenderer.Answer) is { Length: > 0 and <= MaxId } answer ? new(answer, verb == ButtonVerbs.Helpful) : null;

    private static ButtonPress? Press(string verb, ButtonValue value, JsonElement data) =>
        ButtonVerbs.Read(verb) is { } kind ? new(kind, value.Incident, value.Remediation, value.Digest, Text(data)) : null;

    private static string Text(JsonElement data)
    {
        var text = Typed(data, CardFormPart.Text)?.Trim() ?? "";
        return text.Length <= TeamsLimits.FormText ? text : text[..TeamsLimits.FormText];
    }

    private static string? Typed(JsonElement data, string prefix)
    {
        foreach (var property in data.EnumerateObject())
        {
            if (NameOf(property)?.StartsWith(prefix, StringComparison.Ordinal) == true)
            {
                return property.Value.AsText();
            }
        }

        return null;
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
