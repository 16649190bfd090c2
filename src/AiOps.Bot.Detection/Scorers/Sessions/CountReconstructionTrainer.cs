using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="CountReconstruction"/> on four sessions of five; the fifth is held out.</summary>
internal sealed class CountReconstructionTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "autoencoder";

    private const int HeldOutEvery = 5;
    private const int MostHeldOut = 20_000;

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var isHeldOut = training.Sessions.Count >= 2 * HeldOutEvery;
        LogSession[] learned = [.. training.Sessions.Where((_, i) => !isHeldOut || i % HeldOutEvery != 0)];
        var table = new CountTable(learned);
        var rows = table.Of(learned).Values.ToArray();
        var typical = table.Typical(rows);
        var scaling = new CountScaling(rows, table.Width);
        for (var row = 0; row < learned.Length; row++)
        {
            scaling.Apply(rows.AsSpan(row * table.Width, table.Width));
        }

        var fitted = AutoencoderTrainer.FitNetwork(table.Width, rows, settings, cancellationToken);
        var gauge = new CountReconstruction(table, scaling, new(fitted.Network, fitted.Parameters, rows), typical);
        return new(gauge, isHeldOut ? [.. training.Sessions.Where((_, i) => i % HeldOutEvery == 0).Take(MostHeldOut).Select(gauge.Measure)] : []);
    }
}
