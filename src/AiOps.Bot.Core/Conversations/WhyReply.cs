using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Why: the causes with the evidence for and against each, what was ruled out, what could not be read. Pure.</summary>
internal static class WhyReply
{
    private const int Causes = 4;
    private const int EvidenceEach = 4;

    public static ChatReply Of(Incident incident, Investigation? investigation, ReaderClock clock)
    {
        if (investigation is null)
        {
            return ChatReply.Of($"{incident.Id} is being investigated; ask again in a moment.");
        }

        var summary = investigation.Hypotheses.FirstOrDefault() is { } best
            ? $"{CardWords.Sentence(CardWords.For(best.Confidence))}: {clock.InText(best.Title)}"
            : $"Inconclusive: nothing that was read explains {incident.Id}.";
        return new(summary, [.. investigation.Hypotheses.Take(Causes).SelectMany(h => Cause(h, investigation, clock)), .. Rest(investigation, clock)]);
    }

    private static IEnumerable<ReplyPart> Cause(Hypothesis cause, Investigation investigation, ReaderClock clock)
    {
        yield return new ReplyText($"{clock.InText(cause.Title)} ({CardWords.For(cause.Confidence)}, {cause.Entity})");
        var cited = cause.Supports.Select(id => investigation.Evidence.FirstOrDefault(e => e.Id == id)).OfType<Evidence>().Take(EvidenceEach).ToList();
        if (cited.Count > 0)
        {
            yield return new ReplyLines([.. cited.Select(e => CardLimits.Cut($"{e.Id}  {clock.InText(e.Found.Title)}", CardLimits.Line))]);
        }

        if (!cause.Contradicts.IsEmpty)
        {
            yield return new ReplyNote("Speaks against it: " + string.Join(", ", cause.Contradicts));
        }

        if (cause.ManualStep is { } step)
        {
            yield return new ReplyNote("To do by hand: " + CardLimits.Cut(step, CardLimits.Line));
        }
    }

    private static IEnumerable<ReplyPart> Rest(Investigation investigation, ReaderClock clock)
    {
        foreach (var dead in investigation.RuledOut)
        {
            yield return new ReplyNote($"Ruled out: {clock.InText(dead.Title)}, because {clock.InText(dead.RuledOutBecause ?? "the evidence speaks against it")}");
        }

        foreach (var gap in investigation.Gaps)
        {
            var what = gap.Kind == GapKind.NotRead ? "Could not read" : "Looked for and not there";
            yield return new ReplyNote($"{what}: {gap.Collector}, {clock.InText(gap.Reason)}");
        }

        yield return new ReplyNote($"Investigated {clock.Time(investigation.FinishedAt)}, {investigation.Evidence.Length} pieces of evidence. Say 'show evidence E1' for the lines.");
    }
}
