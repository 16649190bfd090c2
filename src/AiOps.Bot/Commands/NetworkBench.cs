using System.Globalization;
using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Commands;

/// <summary>Measures how long networks train.</summary>
internal static class NetworkBench
{
    private const int Windows = 100_000;
    private const int Width = 32;

    public static BenchRow Autoencoder(TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var values = new float[Windows * Width];
        for (var row = 0; row < Windows; row++)
        {
            var (a, b) = (random.NextDouble(), random.NextDouble());
            for (var c = 0; c < Width; c++)
            {
                values[(row * Width) + c] = (float)(Math.Sin(a * c) + (b * c) + (random.NextDouble() * 0.1));
            }
        }

        var table = new FeatureTable([.. Enumerable.Range(0, Width).Select(c => $"c{c}")], values);
        var began = time.GetTimestamp();
        new AutoencoderTrainer().Fit(TrainingTable.Unlabelled(table), new(1, Environment.ProcessorCount), cancellationToken);
        return Trained("autoencoder, 100k windows of 32 counts: fit", time.GetElapsedTime(began));
    }

    public static BenchRow Lstm(TimeProvider time, CancellationToken cancellationToken)
    {
        // A fifth is held out; steps of seven with some chance, of sixty kinds.
        var random = new Random(1);
        LogSession[] sessions = [.. Enumerable.Range(0, Windows * 5 / 4).Select(i => new LogSession(
            i.ToString(CultureInfo.InvariantCulture), Enumerable.Range(0, 20 + random.Next(4)).Select(step => ((step * 7) + random.Next(3)) % 60).ToArray()))];
        var began = time.GetTimestamp();
        SessionScorers.Named("lstm").Fit(SessionTraining.Unlabelled(sessions), new(1, Environment.ProcessorCount), cancellationToken);
        return Trained("LSTM, 100k windows of 24 events: fit", time.GetElapsedTime(began));
    }

    private static BenchRow Trained(string work, TimeSpan took) => new(work, took.TotalSeconds, "s", 60, took.TotalSeconds <= 60, Windows);
}
