using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Answers "reveal [secret:email:4821390712]": alone, whoever may see it; and never in the message that all see.</summary>
internal sealed class RevealByWords(RevealPlaceholder reveal)
{
    public async Task<ChatOutcome> RevealAsync(string said, Visitor visitor, CancellationToken cancellationToken)
    {
        if (visitor.Approver is not { } by)
        {
            return ChatOutcomes.Refuse(visitor.Stranger);
        }

        var placeholder = Placeholders.Typed(said);
        var outcome = await reveal.RevealAsync(placeholder, by, visitor.Scope.Covers, cancellationToken);
        return outcome.Refusal is { } refusal
            ? ChatOutcomes.Refuse(refusal)
            : ChatOutcomes.Privately(new(
                $"What {placeholder} stands for, for you alone:",
                [new ReplyRevealed(placeholder, by.Person.Id), new ReplyNote("The timeline notes that you looked, not what you saw.")]));
    }
}
