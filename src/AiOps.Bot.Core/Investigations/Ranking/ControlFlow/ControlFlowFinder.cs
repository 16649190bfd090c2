using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Suspects entities whose log statements follow one another in another way than in the normal period: an error where there was none, a step that is missing. That
/// says far more than how many errors are logged (Yu et al., Nezha, ESEC/FSE 2023; here with a two-sample test for each step).
/// </summary>
public sealed class ControlFlowFinder : ISuspectFinder
{
    /// <summary>One broken step shows as few shifts; more of them are the same news again.</summary>
    private const int Telling = 3;

    /// <summary>Nats at which the evidence is half convincing. Results are flat between 4 and 8.</summary>
    private const double HalfConvinced = 4;

    private const int MostEvidence = 4;
    private const int MostNamed = 10;

    public string Name => "control flow";

    public bool CalleesExplain => true;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var logs = Periods.OfLogs(bundle);
        if (logs.Before.Count == 0 || logs.Now.Count == 0)
        {
            return [];
        }

        var spans = Periods.OfSpans(bundle);
        var places = new FlowPlaces();
        var (before, now) = (new FlowReader(places), new FlowReader(places));
        before.Read(logs.Before, spans.Before);
        now.Read(logs.Now, spans.Now);
        var writing = before.WritingOperations.Union(now.WritingOperations).ToHashSet();
        before.AddSilentSpans(writing);
        now.AddSilentSpans(writing);
        var words = new FlowWords(bundle, places);
        return [.. new FlowComparison(places, before, now).Shifts().GroupBy(s => places[s.From].Entity).Select(g => SuspectOf(bundle.Entities[g.Key], [.. g], words))];
    }

    private static Suspect SuspectOf(string entity, List<FlowShift> shifts, FlowWords words)
    {
        var telling = shifts.Select(s => (Shift: s, Words: words.InWords(s)))
            .OrderByDescending(s => s.Shift.Surprise).ThenBy(s => s.Words, StringComparer.Ordinal).ToList();
        var surprise = telling.Take(Telling).Sum(s => s.Shift.Surprise);
        return new()
        {
            Entity = entity,
            Kind = "control flow",
            Score = surprise / (surprise + HalfConvinced),
            Evidence = [.. telling.Take(MostEvidence).Select(s => s.Words)],
            Detail = string.Join(", ", telling.Take(MostNamed).SelectMany(s => new[] { words.NameOf(s.Shift.From), words.NameOf(s.Shift.To) }).Distinct()),
        };
    }
}
