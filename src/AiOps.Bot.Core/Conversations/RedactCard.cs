using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Investigations.Narration;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Replaces secrets in a card before it goes to a chat platform. What is approved (operations, target, digest) stays as it is: an approver must see exactly what
/// will run, and its parameters come from a catalogue that takes no secrets.
/// </summary>
internal static class RedactCard
{
    public static Card Of(Card card)
    {
        var redactor = new SecretRedactor();
        return card with
        {
            Header = redactor.Redact(card.Header),
            Headline = redactor.Redact(card.Headline),
            Facts = [.. card.Facts.Select(f => f with { Value = redactor.Redact(f.Value) })],
            MostLikely = card.MostLikely is { } likely ? Cause(redactor, likely) : null,
            Narrative = [.. card.Narrative.Select(c => c with { Text = redactor.Redact(c.Text) })],
            Alternatives = [.. card.Alternatives.Select(c => Cause(redactor, c))],
            RuledOut = [.. card.RuledOut.Select(d => new CardRuledOut(redactor.Redact(d.Title), redactor.Redact(d.Because)))],
            CouldNotRead = Texts(redactor, card.CouldNotRead),
            Context = Texts(redactor, card.Context),
            Chart = card.Chart is { } chart ? chart with { Title = redactor.Redact(chart.Title), Alt = redactor.Redact(chart.Alt) } : null,
        };
    }

    private static CardCause Cause(SecretRedactor redactor, CardCause cause) => cause with
    {
        Title = redactor.Redact(cause.Title),
        Evidence = [.. cause.Evidence.Select(e => e with { Title = redactor.Redact(e.Title), Line = e.Line is { } line ? redactor.Redact(line) : null })],
    };

    private static ImmutableArray<string> Texts(SecretRedactor redactor, ImmutableArray<string> texts) => [.. texts.Select(redactor.Redact)];
}
