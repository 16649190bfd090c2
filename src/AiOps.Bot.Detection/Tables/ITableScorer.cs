namespace AiOps.Bot.Detection.Tables;

/// <summary>A fitted model over feature tables. Safe to use from several threads; scores depend on the row alone.</summary>
public interface ITableScorer
{
    /// <summary>The family, as on the command line: "isolation-forest".</summary>
    string Name { get; }

    /// <summary>How many columns a row has.</summary>
    int Width { get; }

    /// <summary>Scores rows; higher is more anomalous, 0 to 1.</summary>
    /// <param name="rows">Row by row, <see cref="Width"/> values each.</param>
    /// <param name="scores">One for each row.</param>
    void Score(ReadOnlySpan<float> rows, Span<double> scores);
}
