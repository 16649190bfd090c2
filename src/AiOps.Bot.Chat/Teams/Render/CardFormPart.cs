using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>What a button asks for first, in a card that opens below it. Sending it is what counts as pressing the button.</summary>
internal static class CardFormPart
{
    /// <summary>Where <see cref="ButtonValue"/> is in what an action carries.</summary>
    public const string Value = "v";

    /// <summary>What was typed or chosen; ids of inputs are unique in a card, so the form's own name follows.</summary>
    public const string Text = "text-";

    /// <summary>The tick of <see cref="CardForm.Confirm"/>, with the form's own name after it.</summary>
    public const string Yes = "yes-";

    private static readonly (string Title, string Value)[] Lengths =
        [("30 minutes", "30m"), ("1 hour", "1h"), ("2 hours", "2h"), ("4 hours", "4h"), ("8 hours", "8h"), ("1 day", "24h")];

    public static JsonObject Of(CardButton button, JsonObject execute, CardProposal? proposal, CardDetail detail) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = detail.CutInert(button.Label, TeamsLimits.Label),
        ["card"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = TeamsCardRenderer.Version,
            ["body"] = new JsonArray([.. Body(button, proposal, detail)]),
            ["actions"] = new JsonArray(execute),
        },
    };

    private static IEnumerable<JsonObject> Body(CardButton button, CardProposal? proposal, CardDetail detail)
    {
        var name = $"{ButtonVerbs.For(button.Kind)}-{button.Form}-{button.Remediation?.Value}";
        return button.Form switch
        {
            CardForm.Confirm => [.. proposal is null ? [] : ProposalPart.Reminder(proposal, detail), Tick(name), Reason(name)],
            CardForm.Person => [Input(name, "Who takes it? A name from the directory", required: true)],
            CardForm.Duration => [HowLong(name)],
            _ => [Reason(name)],
        };
    }

    private static JsonObject Reason(string name)
    {
        var input = Input(name, "Reason (goes on the timeline)", required: false);
        input["isMultiline"] = true;
        return input;
    }

    private static JsonObject Input(string name, string label, bool required) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = Text + name,
        ["label"] = label,
        ["maxLength"] = TeamsLimits.FormText,
        ["isRequired"] = required,
        ["errorMessage"] = "Please fill this in",
    };

    private static JsonObject Tick(string name) => new()
    {
        ["type"] = "Input.Toggle",
        ["id"] = Yes + name,
        ["label"] = "Are you sure?",
        ["title"] = "I have read the operation and its impact, and want it to run",
        ["valueOn"] = "true",
        ["valueOff"] = "false",
        ["value"] = "false",
        ["wrap"] = true,
        ["isRequired"] = true,
        ["errorMessage"] = "Tick this to go on",
    };

    private static JsonObject HowLong(string name) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = Text + name,
        ["label"] = "For how long",
        ["style"] = "compact",
        ["value"] = "1h",
        ["choices"] = new JsonArray([.. Lengths.Select(l => new JsonObject { ["title"] = l.Title, ["value"] = l.Value })]),
    };
}
