namespace AiOps.Bot.Core.Anomalies;

/// <summary>
/// Watches log events go by and says which are anomalous. Stateful, not thread-safe, deterministic: the same events in the same order give the same
/// anomalies with the same ids. Never throws on input.
/// </summary>
public interface ILogScorer
{
    /// <summary>Takes one event; adds what it found to <paramref name="found"/>. Late, duplicate and out-of-order events are allowed.</summary>
    void Observe(Telemetry.LogEvent logEvent, ICollection<Anomaly> found);

    /// <summary>
    /// Says that all events up to a time have been seen, so what was expected before it and has not come is missing. Times that go back are ignored.
    /// </summary>
    void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found);

    /// <summary>Nothing more will come (the end of a file): what was held back to be told whole is reported as it is.</summary>
    void Finish(ICollection<Anomaly> found);

    /// <summary>The state in a versioned form that <see cref="ILogScorerFactory.Load"/> reads; loading it and going on equals never having stopped.</summary>
    byte[] Save();
}
