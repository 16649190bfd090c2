using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>What is proposed, with all that an approver must see; what is decided, in a line.</summary>
internal static class ProposalPart
{
    private const int MaxOpen = 2;
    private const int MaxDecided = 3;
    private const int MaxOperations = 5;

    public static IEnumerable<JsonObject> Of(IReadOnlyCollection<CardProposal> proposals, CardDetail detail)
    {
        var open = proposals.Where(IsOpen).ToList();
        foreach (var proposal in open.Take(MaxOpen))
        {
            yield return Element.Box("emphasis", Open(proposal, detail));
        }

        foreach (var decided in proposals.Where(p => !IsOpen(p)).Take(MaxDecided))
        {
            yield return Element.Line(Element.Bold(detail.Cut(decided.Title, TeamsLimits.Line) + ": "), Element.Run(detail.Cut(decided.StatusText, TeamsLimits.Line)));
        }

        if (open.Count > MaxOpen)
        {
            yield return Element.Words($"{open.Count - MaxOpen} more in the console");
        }
    }

    /// <summary>The operation and what it does, once more, for a form that asks for a clear yes.</summary>
    public static IEnumerable<JsonObject> Reminder(CardProposal proposal, CardDetail detail) =>
        [.. Operations(proposal, detail), Row("Target", proposal.Target, detail), Row("Impact", proposal.Impact, detail), Row("Undo", proposal.Reversibility, detail)];

    private static IEnumerable<JsonObject> Open(CardProposal proposal, CardDetail detail) =>
    [
        Element.Heading("Proposed action"),
        Element.Line(Element.Bold(detail.Cut(proposal.Title, TeamsLimits.Line))),
        Row("State", proposal.StatusText, detail),
        .. Reminder(proposal, detail),
        Row("Check", proposal.Check, detail),
        Row("Approval", proposal.Approval, detail),
    ];

    /// <summary>Never cut short without saying so: people approve what they read.</summary>
    private static IEnumerable<JsonObject> Operations(CardProposal proposal, CardDetail detail)
    {
        var shown = proposal.Operations.Take(Math.Min(MaxOperations, detail.Items)).Select(o => (Whole: o, Cut: detail.Cut(o, TeamsLimits.Operation))).ToList();
        foreach (var (_, operation) in shown)
        {
            yield return Element.Row("Call", Element.Line(Element.Fixed(operation)));
        }

        if (shown.Count < proposal.Operations.Length || shown.Any(o => o.Cut.EndsWith('…') && !o.Whole.EndsWith('…')))
        {
            yield return Element.Words("Not all of it fits here: read it in the console before you approve", "Bolder");
        }
    }

    private static JsonObject Row(string name, string value, CardDetail detail) => Element.Row(name, Element.Line(Element.Run(detail.Cut(value, TeamsLimits.Line))));

    private static bool IsOpen(CardProposal proposal) => proposal.Status is RemediationStatus.Proposed or RemediationStatus.Approved or RemediationStatus.Running;
}
