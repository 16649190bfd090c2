using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tables;

/// <summary>A table that was read to be learned from or measured on.</summary>
/// <param name="Seconds">When each row was, in seconds since 1970, NaN where its cell is no time; empty where no column says.</param>
internal sealed record LabelledTable(TrainingTable Training, ImmutableArray<double> Seconds)
{
    /// <summary>Columns whose values are words by their number, for <see cref="WordSurprise.Encode"/>; none where words were read as numbers already.</summary>
    public ImmutableArray<int> WordColumns { get; init; } = [];

    /// <summary>What is written in each row, as <see cref="RowPrint"/> sees it; empty where the times that belong to it are missing.</summary>
    public ImmutableArray<ulong> Prints { get; init; } = [];

    /// <summary>The rows from a place on.</summary>
    public LabelledTable From(int begin) => begin == 0 ? this : Pick([.. Enumerable.Range(begin, Training.Table.Rows - begin)]);

    /// <summary>The rows of these numbers, in their order.</summary>
    public LabelledTable Pick(int[] rows) => this with
    {
        Training = new(Training.Table.Pick(rows), Training.Labels.IsEmpty ? [] : [.. rows.Select(r => Training.Labels[r])]),
        Seconds = Seconds.IsEmpty ? [] : [.. rows.Select(r => Seconds[r])],
        Prints = Prints.IsEmpty ? [] : [.. rows.Select(r => Prints[r])],
    };

    /// <summary>The rows as a model that learned from all of them sees them.</summary>
    public FeatureTable AsScored() => WordColumns.IsEmpty ? Training.Table : WordSurprise.Encode(Training.Table, WordColumns, Training.Table.Rows);

    public DataWindow? Window => DataWindow.Of(Seconds);
}
