using AiOps.Bot.Core;
using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Scoring.Models;

/// <summary>A full window of a model compared with its training.</summary>
/// <param name="Columns">Those that moved the most first.</param>
internal sealed record DriftReading(TimeRange Window, long Rows, DriftFigure Scores, IReadOnlyList<(string Column, DriftFigure Figure)> Columns)
{
    /// <summary>Those of the columns that hold words, which count by their surprise.</summary>
    public IReadOnlySet<string> WordColumns { get; init; } = new HashSet<string>();

    /// <summary>What moved the furthest: a column's name or "scores".</summary>
    public (string What, DriftFigure Figure) Worst => Columns.Append(("scores", Scores)).MaxBy(f => f.Item2.Psi);

    /// <summary>What moved gravely, the worst column first and the scores, which follow the columns, last; null where nothing did.</summary>
    public IReadOnlyList<(string What, DriftFigure Figure)>? Grave =>
        Columns.Append(("scores", Scores)).Where(f => f.Item2.Psi >= DriftFigure.Grave).ToArray() is { Length: > 0 } grave ? grave : null;
}
