using System.Diagnostics;
using System.Globalization;
using System.Text;
using AiOps.Bot.Bundles;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;

namespace AiOps.Bot.Commands;

/// <summary>Measures an investigation without a model, once and from cold: a bundle with a million log lines and a tenth as many from before, read and ranked.</summary>
internal sealed class BundleBench(TimeProvider time)
{
    private const int Lines = 1_000_000;
    private const int NormalLines = 100_000;
    private const int Entities = 12;
    private const double TargetSeconds = 2;
    private const double TargetMebibytes = 500;

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-bench-");
        try
        {
            await WriteAsync(Path.Combine(folder.FullName, BundleFiles.BaselineLogs), NormalLines, cancellationToken);
            await WriteAsync(Path.Combine(folder.FullName, BundleFiles.Logs), Lines, cancellationToken);
            var began = time.GetTimestamp();
            await using var services = new ServiceCollection().AddLogParsing().AddBundleRanking().BuildServiceProvider();
            var bundle = await new BundleReader(services.GetRequiredService<ILogParser>()).ReadAsync(folder.FullName, cancellationToken);
            services.GetRequiredService<RankBundle>().Rank(bundle);
            var seconds = time.GetElapsedTime(began).TotalSeconds;
            using var process = Process.GetCurrentProcess();
            var peak = process.PeakWorkingSet64 / 1048576.0;
            return
            [
                new("investigate 1 M log lines, model off", seconds, "s", TargetSeconds, seconds <= TargetSeconds, bundle.Logs.Total),
                new("investigate 1 M log lines: peak of the process", peak, "MiB", TargetMebibytes, peak <= TargetMebibytes, bundle.Logs.Total),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, int lines, CancellationToken cancellationToken)
    {
        var start = new DateTimeOffset(2026, 3, 14, 3, 0, 0, TimeSpan.Zero);
        var made = BenchLines.Make(10_000, start);
        await using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 20);
        for (var i = 0; i < lines; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"timestamp\":\"{start.AddMilliseconds(i):yyyy-MM-ddTHH:mm:ss.fffZ}\",\"entity\":\"svc-{i % Entities}\",\"level\":\"INFO\",\"message\":\"{made[i % made.Length]}\",\"trace\":\"{i / 8:x32}\"}}");
            await file.WriteLineAsync(text);
        }
    }
}
