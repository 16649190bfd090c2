using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>One number for how good rows were scored.</summary>
internal static class ObjectiveValue
{
    /// <returns>NaN where no row is anomalous.</returns>
    public static double Of(TrialRows rows, TuningObjective objective) => !rows.Labels.Contains(true) ? double.NaN : objective switch
    {
        TuningObjective.PrAuc => AveragePrecision.Of(rows.Labels.AsSpan(), rows.Scores.AsSpan()),
        TuningObjective.RocAuc => AreaUnderCurve.Of(rows.Labels.AsSpan(), rows.Scores.AsSpan()),
        TuningObjective.F1 => AlarmCounts.Of(rows).F1,
        _ => EventsOf(rows).EventF1,
    };

    private static BlockTally EventsOf(TrialRows rows)
    {
        var events = AlarmEvents.EventsOf(rows.Labels.AsSpan(), rows.Raised.AsSpan());
        var alarms = AlarmEvents.EpisodesOf(rows.Labels.AsSpan(), rows.Raised.AsSpan());
        return new(default, events.Length, events.Count(e => e.FoundAt is not null), alarms.Length, alarms.Count(a => a.IsTrue));
    }
}
