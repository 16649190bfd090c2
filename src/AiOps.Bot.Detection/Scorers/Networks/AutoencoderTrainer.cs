using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>
/// Fits an <see cref="Autoencoder"/> so that anomalies in the training do not teach it: after a short fit the rows that lose most are left aside, and a network is fitted anew on
/// the others (as <see cref="Projections.PcaResidualTrainer"/> does; a trimmed loss).
/// </summary>
/// <param name="kept">The share of the rows that the second network learns from, above 0 to 1.</param>
public sealed class AutoencoderTrainer(double kept = 0.85) : ITableTrainer
{
    public const string FamilyName = "autoencoder";

    private const int MostHidden = 64;
    private const int MostMiddle = 16;
    private const int Batch = 128;
    private const float Rate = 3e-3f;

    /// <summary>Losses no longer fall visibly after so many rows were shown, on the sets at hand; 100,000 rows are shown ten times.</summary>
    private const int Shown = 200_000;

    /// <summary>More rows do not change what is learned in so many steps.</summary>
    private const int MostRows = 200_000;

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table.Rows <= MostRows ? training.Table : training.Table.Pick([.. new SplitMix(settings.Seed).Sample(training.Table.Rows, MostRows).Order()]);
        var scaling = ColumnScaling.Of(table, settings.Seed);
        var squashed = scaling.Apply(table);
        Autoencoder.Squash(squashed);
        var first = FitNetwork(table.Width, squashed, settings, cancellationToken, Shown / 5);
        var losses = new AutoencoderLoss(first.Network, first.Parameters, squashed).Of(squashed);
        var learned = Enumerable.Range(0, table.Rows).OrderBy(r => losses[r]).ThenBy(r => r).Take(Math.Max(1, (int)(kept * table.Rows))).Order()
            .SelectMany(r => squashed.AsSpan(r * table.Width, table.Width).ToArray()).ToArray();
        var second = FitNetwork(table.Width, learned, settings, cancellationToken);
        var loss = new AutoencoderLoss(second.Network, second.Parameters, learned);
        return new Autoencoder(scaling, loss, TailScale.Of(loss.Of(squashed)));
    }

    /// <summary>Rows that are on one scale already.</summary>
    internal static (AutoencoderNetwork Network, float[] Parameters) FitNetwork(int width, float[] rows, FitSettings settings, CancellationToken cancellationToken, int shown = Shown)
    {
        var network = new AutoencoderNetwork(width, Math.Clamp(width * 2, 8, MostHidden), Math.Clamp(width / 6, 1, MostMiddle), rows);
        var parameters = network.Start(settings.Seed);
        var items = rows.Length / width;
        new NetworkFit(network, NetworkPlan.Showing(items, shown, Math.Min(Batch, Math.Max(8, items / 8)), Rate), settings).Run(parameters, items, cancellationToken);
        return (network, parameters);
    }
}
