using System.Globalization;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>One piece of evidence with its real lines, query, window and row count; or the list of all. Pure.</summary>
internal static class EvidenceReply
{
    private const int Lines = 20;
    private const int LinesEach = 5;
    private const int LongestLine = 400;
    private const int MostChanges = 6;

    public static ChatReply Of(Incident incident, Investigation? investigation, string id, ReaderClock clock)
    {
        if (investigation is null || investigation.Evidence.IsEmpty)
        {
            return ChatReply.Of(investigation is null ? $"{incident.Id} is being investigated; ask again in a moment." : $"There is no evidence about {incident.Id}.");
        }

        if (id.Length == 0)
        {
            return new(
                $"{incident.Id} has {investigation.Evidence.Length} pieces of evidence.",
                [new ReplyLines([.. investigation.Evidence.Select(e => CardLimits.Cut($"{e.Id}  {clock.InText(e.Found.Title)}", CardLimits.Line))]), new ReplyNote("Say 'show evidence E1' for the lines.")]);
        }

        return investigation.Evidence.FirstOrDefault(e => e.Id.Value.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new($"{found.Id}: {clock.InText(found.Found.Title)}", [.. Parts(found, Lines, clock)])
            : ChatReply.Of($"There is no evidence {CardLimits.Cut(id, 10)} about {incident.Id}; it has {investigation.Evidence[0].Id} to {investigation.Evidence[^1].Id}.");
    }

    public static ChatReply Changes(Incident incident, IReadOnlyList<Evidence> changes, ReaderClock clock) => new(
        $"{changes.Count} {(changes.Count == 1 ? "change" : "changes")} around the onset of {incident.Id} at {clock.Time(incident.StartedAt)}.",
        [.. changes.Take(MostChanges).SelectMany(c => new ReplyPart[] { new ReplyText($"{c.Id}: {clock.InText(c.Found.Title)}") }.Concat(Parts(c, LinesEach, clock)))]);

    private static IEnumerable<ReplyPart> Parts(Evidence evidence, int lines, ReaderClock clock)
    {
        var found = evidence.Found;
        if (!found.Lines.IsEmpty)
        {
            yield return new ReplyLines([.. found.Lines.Take(lines).Select(l => CardLimits.Cut(l.Time is { } time ? $"{clock.Time(time)}  {l.Text}" : l.Text, LongestLine))]);
        }

        if (found.Lines.Any(l => l.Tainted))
        {
            yield return new ReplyNote("An outsider may have written part of these lines.");
        }

        var rows = string.Create(CultureInfo.InvariantCulture, $"{found.RowCount:N0} {(found.RowCount == 1 ? "row" : "rows")}");
        yield return new ReplyNote($"{evidence.Collector}. Query: {found.Query}. Window: {clock.Window(found.Window)}. {rows}.");
    }
}
