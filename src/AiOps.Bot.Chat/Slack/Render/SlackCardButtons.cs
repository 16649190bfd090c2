using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>At most three buttons and a menu with the others.</summary>
internal static class SlackCardButtons
{
    private const int Visible = 3;

    public static IReadOnlyList<JsonObject> Render(Card card, SlackDetail detail)
    {
        var all = card.Buttons.Concat(card.MoreButtons).Select(b => AsShown(b, detail)).ToList();
        var elements = new List<JsonObject>();
        foreach (var button in all.Take(Visible))
        {
            var carried = For(card, button);
            elements.Add(SlackBlocks.Button(Unique(elements, carried.Action), button.Label, carried.Value, Style(button.Kind)));
        }

        var options = all.Skip(Visible).Select(b => (Label: Label(card, all, b), For(card, b).Option)).Where(o => o.Option.Length <= SlackLimits.OptionValue)
            .Select(o => SlackBlocks.Option(o.Label, o.Option)).ToList();
        return options.Count == 0 ? elements : [.. elements, SlackBlocks.Menu(SlackActions.Menu, options)];
    }

    /// <summary>Nobody approves calls that did not fit on the card: the form shows them.</summary>
    private static CardButton AsShown(CardButton button, SlackDetail detail) =>
        detail == SlackDetail.Smallest && button.Kind == CardButtonKind.Approve ? button with { Form = CardForm.Confirm } : button;

    private static SlackButton For(Card card, CardButton button) =>
        new(button.Kind, button.Form, card.Incident, button.Remediation, card.Proposals.FirstOrDefault(p => p.Id == button.Remediation)?.Digest ?? button.Query ?? "");

    /// <summary>Names must differ within a block, and two proposals can both be approved.</summary>
    private static string Unique(List<JsonObject> elements, string action) =>
        elements.Any(e => (string?)e["action_id"] == action) ? $"{action}:{elements.Count}" : action;

    private static string? Style(CardButtonKind kind) => kind switch
    {
        CardButtonKind.Approve => "primary",
        CardButtonKind.Reject => "danger",
        _ => null,
    };

    /// <summary>With several proposals a bare "Approve" would not say of what.</summary>
    private static string Label(Card card, List<CardButton> all, CardButton button) =>
        all.Count(b => b.Kind == button.Kind) > 1 && card.Proposals.FirstOrDefault(p => p.Id == button.Remediation) is { } proposal
            ? $"{button.Label}: {proposal.Title}"
            : button.Label;
}
