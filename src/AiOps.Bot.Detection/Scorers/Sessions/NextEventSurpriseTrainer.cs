using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="NextEventSurprise"/> on four sessions of five; the fifth is held out.</summary>
internal sealed class NextEventSurpriseTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "lstm";

    private const int Embedding = 16;
    private const int Cells = 32;

    /// <summary>Steps of a window; what lies farther back in a longer session is not learned from.</summary>
    private const int Window = 24;

    private const int MostWindows = 100_000;
    private const int Shown = 300_000;
    private const int Batch = 128;
    private const float Rate = 5e-3f;
    private const int HeldOutEvery = 5;
    private const int MostHeldOut = 10_000;

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var isHeldOut = training.Sessions.Count >= 2 * HeldOutEvery;
        LogSession[] learned = [.. training.Sessions.Where((_, i) => !isHeldOut || i % HeldOutEvery != 0)];
        var numbers = new EventNumbers(learned);
        var windows = learned.SelectMany(s => numbers.Windows(s, Window)).ToArray();
        windows = windows.Length <= MostWindows ? windows : [.. new SplitMix(settings.Seed).Sample(windows.Length, MostWindows).Order().Select(i => windows[i])];
        var network = new NextEventNetwork(numbers.Count, Embedding, Cells, windows);
        var parameters = network.Start(settings.Seed);
        new NetworkFit(network, NetworkPlan.Showing(windows.Length, Shown, Math.Clamp(windows.Length / 8, 8, Batch), Rate), settings).Run(parameters, windows.Length, cancellationToken);
        var gauge = new NextEventSurprise(numbers, network, parameters);
        LogSession[] heldOut = isHeldOut ? [.. training.Sessions.Where((_, i) => i % HeldOutEvery == 0).Take(MostHeldOut)] : [];
        var measured = new double[heldOut.Length];
        Parallel.For(0, heldOut.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads), CancellationToken = cancellationToken }, i => measured[i] = gauge.Measure(heldOut[i]));
        return new(gauge, measured);
    }
}
