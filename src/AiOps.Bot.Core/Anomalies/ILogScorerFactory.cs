namespace AiOps.Bot.Core.Anomalies;

/// <summary>Makes scorers, new or from saved state.</summary>
public interface ILogScorerFactory
{
    ILogScorer Create();

    /// <exception cref="FormatException">The state is damaged or of an unknown version; the caller starts anew and replays history.</exception>
    ILogScorer Load(ReadOnlySpan<byte> state);
}
