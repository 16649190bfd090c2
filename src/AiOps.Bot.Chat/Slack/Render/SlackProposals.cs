using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>What is proposed: exactly what would run, on what, with which impact. Whoever approves must have seen all of it.</summary>
internal static class SlackProposals
{
    private const int ShownInFull = 2;
    private const int ShownInShort = 3;
    private const int LineLength = 300;
    private const int CallsLength = 2_000;

    public static IEnumerable<JsonObject> Render(Card card, SlackDetail detail)
    {
        var open = card.Proposals.Where(p => IsOpen(p.Status)).ToList();
        var full = detail == SlackDetail.Smallest ? 0 : ShownInFull;
        foreach (var proposal in open.Take(full))
        {
            yield return SlackBlocks.Section(What(proposal));
            yield return SlackBlocks.Fields(Facts(proposal));
        }

        var rest = open.Skip(full).Concat(card.Proposals.Where(p => !IsOpen(p.Status))).ToList();
        foreach (var proposal in rest.Take(ShownInShort))
        {
            yield return SlackBlocks.Section(InShort(proposal));
        }

        if (rest.Count > ShownInShort)
        {
            yield return SlackBlocks.Context($"… {rest.Count - ShownInShort} more remediations in the console");
        }
    }

    private static bool IsOpen(RemediationStatus status) => status is RemediationStatus.Proposed or RemediationStatus.Approved or RemediationStatus.Running;

    private static string What(CardProposal proposal)
    {
        var title = proposal.Status == RemediationStatus.Proposed ? "Proposed" : "Approved";
        var calls = proposal.Operations.IsEmpty ? "" : "\n" + SlackText.Code(proposal.Operations, CallsLength);
        return $"*{title}: {SlackText.Line(proposal.Title, LineLength)}*\n{State(proposal)}{calls}";
    }

    private static string State(CardProposal proposal) => SlackText.Line(CardWords.Sentence(proposal.StatusText), LineLength);

    private static IEnumerable<string> Facts(CardProposal proposal) =>
        [
            Fact("Target", proposal.Target), Fact("Impact", proposal.Impact), Fact("Undo", proposal.Reversibility),
            Fact("Check afterwards", proposal.Check), Fact("Approval", proposal.Approval),
        ];

    private static string Fact(string name, string value) => $"*{name}*\n{SlackText.Line(value, LineLength)}";

    private static string InShort(CardProposal proposal) => $"*{SlackText.Line(proposal.Title, LineLength)}*\n{State(proposal)}";
}
