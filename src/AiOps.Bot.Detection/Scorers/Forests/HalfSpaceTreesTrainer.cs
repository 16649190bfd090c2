using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>Makes <see cref="HalfSpaceTrees"/> for a table: ranges from the table, the profile from its last window.</summary>
public sealed class HalfSpaceTreesTrainer(HalfSpaceOptions? options = null) : ITableTrainer
{
    public const string FamilyName = "half-space-trees";

    private readonly HalfSpaceOptions _options = options ?? new();

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var (low, high) = (new float[table.Width], new float[table.Width]);
        for (var column = 0; column < table.Width; column++)
        {
            var values = Enumerable.Range(0, table.Rows).Select(r => table[r][column]).Where(v => !float.IsNaN(v)).DefaultIfEmpty(0);
            (low[column], high[column]) = (values.Min(), values.Max());
        }

        // The whole table is one window: what it holds is all that is known.
        var trees = new HalfSpaceTrees(low, high, _options with { Window = Math.Max(1, table.Rows), SizeLimit = Math.Max(1, table.Rows / 10) }, settings.Seed);
        for (var row = 0; row < table.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            trees.Observe(table[row]);
        }

        return trees;
    }
}
