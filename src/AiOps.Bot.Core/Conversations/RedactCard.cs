using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Replaces secrets in a card before it goes to a chat platform. What is approved (operations, target, digest) stays as it is: an approver must see exactly what
/// will run, and its parameters come from a catalogue that takes no secrets.
/// </summary>
public static class RedactCard
{
    public static Card Of(Card card, SecretRedactor redactor)
    {
        return card with
        {
            Header = redactor.Redact(card.Header),
            Headline = redactor.Redact(card.Headline),
            Facts = [.. card.Facts.Select(f => f with { Value = redactor.Redact(f.Value) })],
            MostLikely = card.MostLikely is { } likely ? Cause(redactor, likely) : null,
            Narrative = [.. card.Narrative.Select(c => c with { Text = redactor.Redact(c.Text) })],
            Proposals = [.. card.Proposals.Select(p => Proposal(redactor, p))],
            Alternatives = [.. card.Alternatives.Select(c => Cause(redactor, c))],
            RuledOut = [.. card.RuledOut.Select(d => new CardRuledOut(redactor.Redact(d.Title), redactor.Redact(d.Because)))],
            CouldNotRead = Texts(redactor, card.CouldNotRead),
            NothingFound = Texts(redactor, card.NothingFound),
            Context = Texts(redactor, card.Context),
            Chart = card.Chart is { } chart ? chart with { Title = redactor.Redact(chart.Title), Alt = redactor.Redact(chart.Alt) } : null,
        };
    }

    /// <summary>What is shown only: what is approved and run is the stored remediation. Hosts and accounts stay: an approver must see on what it will run.</summary>
    private static CardProposal Proposal(SecretRedactor redactor, CardProposal proposal) => proposal with
    {
        Title = redactor.RedactCredentials(proposal.Title),
        StatusText = redactor.Redact(proposal.StatusText),
        Operations = [.. proposal.Operations.Select(redactor.RedactCredentials)],
        Impact = redactor.RedactCredentials(proposal.Impact),
        Reversibility = redactor.RedactCredentials(proposal.Reversibility),
        Check = redactor.RedactCredentials(proposal.Check),
    };

    private static CardCause Cause(SecretRedactor redactor, CardCause cause) => cause with
    {
        Title = redactor.Redact(cause.Title),
        ManualStep = cause.ManualStep is { } step ? redactor.Redact(step) : null,
        Evidence = [.. cause.Evidence.Select(e => e with { Title = redactor.Redact(e.Title), Line = e.Line is { } line ? redactor.Redact(line) : null })],
    };

    private static ImmutableArray<string> Texts(SecretRedactor redactor, ImmutableArray<string> texts) => [.. texts.Select(redactor.Redact)];
}
