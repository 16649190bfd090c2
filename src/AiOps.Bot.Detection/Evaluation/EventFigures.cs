namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How well events are found, and how soon.</summary>
public sealed record EventFigures
{
    /// <summary>How many things happened: runs of anomalous rows.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them were never raised.</summary>
    public required int Missed { get; init; }

    /// <summary>How many alarms there were: raised rows at most <see cref="AlarmEpisode.Gap"/> apart are one.</summary>
    public required int Alarms { get; init; }

    public required Estimate Precision { get; init; }

    public required Estimate Recall { get; init; }

    public required Estimate F1 { get; init; }

    /// <summary>Rows from an event's begin to the first that was raised: the median of the events that were found.</summary>
    public required Estimate DelayRows { get; init; }

    /// <summary>Nine events in ten were found sooner.</summary>
    public required Estimate DelayRowsLate { get; init; }

    /// <summary>The median delay in seconds, where rows have times.</summary>
    public required Estimate DelaySeconds { get; init; }

    /// <summary>Nine events in ten were found sooner, in seconds, where rows have times.</summary>
    public required Estimate DelaySecondsLate { get; init; }

    internal static EventFigures Of(TrialRows rows, ResampledFigures measured)
    {
        var events = AlarmEvents.EventsOf(rows.Labels.AsSpan(), rows.Raised.AsSpan());
        return new()
        {
            Count = events.Length,
            Missed = events.Count(e => e.FoundAt is null),
            Alarms = AlarmEvents.EpisodesOf(rows.Labels.AsSpan(), rows.Raised.AsSpan()).Length,
            Precision = measured[TrialFigure.EventPrecision],
            Recall = measured[TrialFigure.EventRecall],
            F1 = measured[TrialFigure.EventF1],
            DelayRows = measured[TrialFigure.DelayRows],
            DelayRowsLate = measured[TrialFigure.DelayRowsLate],
            DelaySeconds = measured[TrialFigure.DelaySeconds],
            DelaySecondsLate = measured[TrialFigure.DelaySecondsLate],
        };
    }
}
