using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>The forms that buttons open, as modals.</summary>
internal static class SlackFormRenderer
{
    private const int ReasonLength = 500;
    private const int QuestionLength = 1_000;
    private const string InputBlock = "answer";

    private static readonly (string Label, string Value)[] Durations =
        [("15 minutes", "15m"), ("30 minutes", "30m"), ("1 hour", "1h"), ("4 hours", "4h"), ("8 hours", "8h"), ("1 day", "1d")];

    /// <param name="proposal">What is decided on, shown once more; null where it could not be read or the button is about the incident itself.</param>
    public static JsonObject Render(SlackButton button, SlackFormContext context, CardProposal? proposal)
    {
        var title = Title(button.Kind);
        var blocks = Proposal(proposal, button.Form).Append(Input(button));
        return View(SlackActions.Form, title, title, context, blocks);
    }

    public static JsonObject Question(SlackFormContext context) => View(SlackActions.AskForm, "Ask about this log", "Ask", context,
    [
        SlackBlocks.Section(SlackText.Code([.. (context.Quoted ?? "").Split('\n')], SlackLimits.Section)),
        InputOf("What do you want to know?", new() { ["type"] = "plain_text_input", ["multiline"] = true, ["max_length"] = QuestionLength }, optional: false),
    ]);

    private static JsonObject View(string callback, string title, string submit, SlackFormContext context, IEnumerable<JsonObject> blocks) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = callback,
        ["title"] = SlackBlocks.Plain(title),
        ["submit"] = SlackBlocks.Plain(submit),
        ["close"] = SlackBlocks.Plain("Cancel"),
        ["private_metadata"] = context.ToJson(),
        ["blocks"] = new JsonArray([.. blocks]),
    };

    private static string Title(CardButtonKind kind) => kind switch
    {
        CardButtonKind.Approve => "Approve",
        CardButtonKind.Reject => "Reject",
        CardButtonKind.RollBack => "Roll back",
        CardButtonKind.Assign => "Assign",
        CardButtonKind.Snooze => "Snooze",
        CardButtonKind.Escalate => "Escalate",
        CardButtonKind.NotAnIncident => "Not an incident",
        CardButtonKind.Resolve => "Resolve",
        CardButtonKind.DenyCause => "Another cause",
        _ => "Continue",
    };

    private static IEnumerable<JsonObject> Proposal(CardProposal? proposal, CardForm form)
    {
        if (proposal is null)
        {
            yield break;
        }

        yield return SlackBlocks.Section($"*{SlackText.Line(proposal.Title, SlackLimits.Header * 2)}*\n{SlackText.Line(proposal.Target, SlackLimits.Header * 2)}");
        if (form == CardForm.Confirm)
        {
            yield return SlackBlocks.Section(SlackText.Code(proposal.Operations));
            yield return SlackBlocks.Fields([Fact("Impact", proposal.Impact), Fact("Undo", proposal.Reversibility), Fact("Approval", proposal.Approval)]);
        }
    }

    private static string Fact(string name, string value) => $"*{name}*\n{SlackText.Line(value, SlackLimits.Header * 2)}";

    private static JsonObject Input(SlackButton button) => button.Form switch
    {
        CardForm.Person => InputOf("Who?", new() { ["type"] = "users_select" }, optional: false),
        CardForm.Duration => InputOf("For how long?", Select(Durations), optional: false),
        CardForm.Confirm => InputOf("Why? By sending this form you approve exactly what it shows.", Text(), optional: true),
        _ when button.Kind == CardButtonKind.DenyCause => InputOf("What was it? Leave it empty if nobody knows.", Text(), optional: true),
        _ => InputOf("Why?", Text(), optional: true),
    };

    private static JsonObject Text() => new() { ["type"] = "plain_text_input", ["max_length"] = ReasonLength };

    private static JsonObject Select((string Label, string Value)[] options) => new()
    {
        ["type"] = "static_select",
        ["options"] = new JsonArray([.. options.Select(o => SlackBlocks.Option(o.Label, o.Value))]),
    };

    private static JsonObject InputOf(string label, JsonObject element, bool optional)
    {
        element["action_id"] = SlackActions.Input;
        return new() { ["type"] = "input", ["block_id"] = InputBlock, ["label"] = SlackBlocks.Plain(label), ["element"] = element, ["optional"] = optional };
    }
}
