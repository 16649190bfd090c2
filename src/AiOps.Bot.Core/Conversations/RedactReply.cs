using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Conversations;

/// <summary>The one place that every reply goes through on its way out: secrets in it are replaced.</summary>
internal static class RedactReply
{
    private const int LongestText = 3_000;

    /// <param name="incident">What it is about; null = no incident.</param>
    public static ChatReply Of(ChatReply reply, IRedactor redactors, IncidentId? incident)
    {
        var redactor = redactors.Of(incident);
        return reply with { Summary = Text(redactor, reply.Summary), Parts = [.. reply.Parts.Select(p => Part(redactor, redactors, p))] };
    }

    public static HomeView Of(HomeView view, IRedactor redactors) =>
        view with { Waiting = Links(redactors, view.Waiting), Mine = Links(redactors, view.Mine), Others = Links(redactors, view.Others) };

    private static ReplyPart Part(SecretRedactor redactor, IRedactor redactors, ReplyPart part) => part switch
    {
        ReplyText text => new ReplyText(Text(redactor, text.Text)),
        ReplyNote note => new ReplyNote(Text(redactor, note.Text)),
        ReplyLines lines => new ReplyLines([.. lines.Lines.Select(l => Text(redactor, l))]),
        ReplyFacts facts => new ReplyFacts([.. facts.Facts.Select(f => new CardFact(Text(redactor, f.Name), Text(redactor, f.Value), f.Time))]),
        ReplyLinks links => new ReplyLinks(Links(redactors, links.Links)),
        ReplyMention mention => mention with { Text = Text(redactor, mention.Text), Name = Text(redactor, mention.Name) },
        ReplyRevealed revealed => revealed,
        _ => new ReplyNote("a part of the answer was withheld: it could not be searched for secrets"),
    };

    private static ImmutableArray<ReplyLink> Links(IRedactor redactors, ImmutableArray<ReplyLink> links) =>
        [.. links.Select(l => l with { Text = Text(redactors.Of(l.Incident), l.Text) })];

    private static string Text(SecretRedactor redactor, string text) => CardLimits.Cut(redactor.Redact(text), LongestText);
}
