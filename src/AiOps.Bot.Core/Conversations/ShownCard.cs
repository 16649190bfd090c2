using System.Text.Json;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What a card shows, as three hashes without anything that only the clock changes: what people decided, what matters, and the rest (counts, small print).</summary>
public sealed record ShownCard(string Decided, string Matter, string Details)
{
    private const string Reports = "Reports";

    /// <summary>Facts that people decide, or that turn seldom enough to be told at once.</summary>
    private static readonly string[] DecidedFacts = ["Owner", "Snoozed", "Not an incident", "Flapping"];

    /// <summary>Facts whose words hold a count or a span that grows by itself: only that they are there counts.</summary>
    private static readonly string[] Growing = ["Flapping"];

    public static ShownCard Of(Card card) => new(
        Hash(new
        {
            proposals = card.Proposals.Select(p => new { id = p.Id.Value, p.Title, p.StatusText, p.Digest, p.Target, p.Operations, p.Impact, p.Reversibility, p.Check, p.Approval }),
            facts = card.Facts.Where(f => DecidedFacts.Contains(f.Name)).Select(Fact),
        }),
        Hash(new
        {
            severity = card.Severity.ToString(),
            status = card.Status.ToString(),
            card.Header,
            card.Headline,
            facts = card.Facts.Where(f => f.Name != Reports && !DecidedFacts.Contains(f.Name)).Select(Fact),
            likely = card.MostLikely is { } likely ? Cause(likely) : null,
            others = card.Alternatives.Select(Cause),
            narrative = card.Narrative.Select(c => c.Text),
            dead = card.RuledOut,
            gaps = card.CouldNotRead,
            buttons = card.Buttons.Concat(card.MoreButtons).Select(b => $"{b.Kind} {b.Remediation}{b.Query}"),
        }),
        Hash(new { reports = card.Facts.Where(f => f.Name == Reports).Select(Fact), card.Context, chart = card.Chart?.Alt }));

    /// <summary>Null where there is nothing, or it cannot be read.</summary>
    public static ShownCard? Parse(string? text) => text?.Split('.') is [var decided, var matter, var details] ? new(decided, matter, details) : null;

    public override string ToString() => $"{Decided}.{Matter}.{Details}";

    private static object Fact(CardFact fact) => new { fact.Name, value = Growing.Contains(fact.Name) ? "" : fact.Time?.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) ?? fact.Value };

    private static object Cause(CardCause cause) => new
    {
        cause.Title,
        cause.ConfidenceWord,
        evidence = cause.Evidence.Select(e => new { id = e.Id.Value, e.Title, e.Line }),
        against = cause.Contradicts.Select(e => e.Value),
        cause.ManualStep,
    };

    private static string Hash(object shown) => CanonicalJson.Digest(JsonSerializer.SerializeToElement(shown))[..16];
}
