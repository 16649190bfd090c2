namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>A model over feature tables that somebody else serves. Safe to use from several threads; scores depend on the row alone.</summary>
public interface IRemoteScorer
{
    /// <summary>As requests name it.</summary>
    string Name { get; }

    /// <summary>How many columns a row has.</summary>
    int Width { get; }

    /// <summary>Scores rows; higher is more anomalous, 0 to 1.</summary>
    /// <param name="rows">Row by row, <see cref="Width"/> values each; NaN = missing.</param>
    /// <returns>One for each row.</returns>
    /// <exception cref="RemoteScorerException">It could not be asked, or answered nothing that can be used; the message says what to do.</exception>
    Task<double[]> ScoreAsync(ReadOnlyMemory<float> rows, CancellationToken cancellationToken);
}
