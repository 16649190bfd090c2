using System.Collections.Immutable;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Turns stored lines into lines of evidence: verbatim, bounded, and marked where an outsider could have written part of them.</summary>
internal static class Excerpt
{
    private const int MaxText = 2_000;

    public static ImmutableArray<EvidenceLine> Of(IEnumerable<StoredLogEvent> events, ILogParser parser) => [.. events.Select(e => Line(e.Event, parser))];

    public static EvidenceLine Line(LogEvent line, ILogParser parser)
    {
        var tainted = Taint.IsOn(parser.Parse(line.Message, line.Timestamp));
        return new(line.EventId, line.Timestamp, Cut(line.Message), tainted);
    }

    /// <summary>The first few and the last few: how it began and how it stands.</summary>
    public static IReadOnlyList<StoredLogEvent> Ends(IReadOnlyList<StoredLogEvent> events, int first, int last) =>
        events.Count <= first + last ? events : [.. events.Take(first), .. events.Skip(events.Count - last)];

    public static TimeRange WindowOf(IReadOnlyCollection<StoredLogEvent> events) =>
        new(events.Min(e => e.Event.Timestamp), events.Max(e => e.Event.Timestamp).AddMilliseconds(1));

    private static string Cut(string text)
    {
        if (text.Length <= MaxText)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
    }
}
