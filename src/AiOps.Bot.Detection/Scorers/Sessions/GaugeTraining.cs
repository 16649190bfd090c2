using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>What gauges are fitted on: the sessions of a training that no label calls anomalous.</summary>
/// <param name="IsScored"><inheritdoc cref="SessionTraining.IsScored"/></param>
internal sealed record GaugeTraining(IReadOnlyList<LogSession> Sessions, double FalseAlarms, bool IsScored)
{
    /// <summary>True where what cannot be ordinary was left out already.</summary>
    public bool IsTrimmed { get; init; }

    /// <exception cref="ArgumentException">There is none.</exception>
    public static GaugeTraining Of(SessionTraining training)
    {
        IReadOnlyList<LogSession> ordinary = training.Labels.IsEmpty ? training.Sessions : [.. training.Sessions.Where((_, i) => !training.Labels[i])];
        return ordinary.Count > 0
            ? new(ordinary, training.FalseAlarms, training.IsScored && training.Labels.IsEmpty)
            : throw new ArgumentException("There is no ordinary session to learn from.", nameof(training));
    }
}
