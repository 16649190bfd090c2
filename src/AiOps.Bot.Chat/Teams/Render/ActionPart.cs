using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>The buttons: at most three in sight, the rest in the menu. What everybody sees has none that decides.</summary>
internal static class ActionPart
{
    public static JsonArray Of(Card card, CardView view, CardDetail detail)
    {
        var actions = All(card, view, detail).Take(TeamsLimits.CardActions).ToList();
        foreach (var rest in actions.Skip(TeamsLimits.VisibleButtons))
        {
            rest["mode"] = "secondary";
        }

        return [.. actions];
    }

    /// <summary>What a card's own actions have no place for.</summary>
    public static JsonArray Folded(Card card, CardView view, CardDetail detail) => [.. All(card, view, detail).Skip(TeamsLimits.CardActions)];

    private static List<JsonObject> All(Card card, CardView view, CardDetail detail)
    {
        // Unfolding the details is done by the client.
        var all = card.Buttons.Concat(card.MoreButtons).Where(b => b.Kind != CardButtonKind.Details && IsCarried(card, b)).Take(Math.Min(TeamsLimits.Buttons, 3 + (3 * detail.Items))).ToList();
        var shown = view.Decides ? all : [.. all.Where(b => b.Remediation is null)];
        var actions = shown.Select(b => Of(b, card, detail)).ToList();
        if (shown.Count < all.Count)
        {
            actions.Insert(0, Refresh(card, "My buttons"));
        }

        return actions;
    }

    public static JsonObject Refresh(Card card, string title) => Execute(title, ButtonVerbs.Refresh, new(card.Incident, null, ""));

    public static JsonObject Execute(string title, string verb, ButtonValue value) => new()
    {
        ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = new JsonObject { [CardFormPart.Value] = value.ToString() },
    };

    private static CardProposal? ProposalOf(Card card, CardButton button) => card.Proposals.FirstOrDefault(p => p.Id == button.Remediation);

    private static ButtonValue ValueOf(Card card, CardButton button) => new(card.Incident, button.Remediation, ProposalOf(card, button)?.Digest ?? button.Query ?? "");

    /// <summary>A value that we would not read back is not sent.</summary>
    private static bool IsCarried(Card card, CardButton button) => ButtonValue.Read(ValueOf(card, button).ToString()) is not null;

    private static JsonObject Of(CardButton button, Card card, CardDetail detail)
    {
        var proposal = ProposalOf(card, button);
        var label = detail.CutInert(button.Label, TeamsLimits.Label);
        var execute = Execute(label, ButtonVerbs.For(button.Kind), ValueOf(card, button));
        var action = button.Form == CardForm.None ? execute : CardFormPart.Of(button, execute, proposal, detail);
        if (button.Kind is CardButtonKind.Approve or CardButtonKind.Reject)
        {
            action["style"] = button.Kind == CardButtonKind.Approve ? "positive" : "destructive";
        }

        return action;
    }
}
