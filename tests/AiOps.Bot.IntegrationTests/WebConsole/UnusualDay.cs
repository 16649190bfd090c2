using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>Fourteen series, two of them unusual, and an anomaly of a metric and one of lines.</summary>
internal static class UnusualDay
{
    public static readonly MetricStream Busy = Some.Cpu("checkout-1");

    public static async Task SeedAsync(ConsoleHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var cancellation = TestContext.Current.CancellationToken;
        var disk = new MetricStream(new("arn:aws:rds:eu-central-1:111122223333:db:orders"), "orders", "AWS/RDS", "FreeStorageSpace", "Average");
        var free = Some.Scored(disk, now, unusual: (40, 30));
        ScoredStretch[] odd = [Some.Scored(Busy, now, unusual: (90, 4)), free with { Values = [.. free.Values.Select(v => v with { Value = 30e9 - (v.Value * 1e7), Lower = 30e9 - (v.Upper * 1e7), Upper = 30e9 - (v.Lower * 1e7) })] }];
        var quiet = Enumerable.Range(1, 12).Select(i => Some.Scored(Some.Cpu($"web-{i}"), now));
        await host.Services.GetRequiredService<InMemorySeries>().SaveAsync([.. odd, .. quiet], cancellation);
        var lines = Some.MetricAnomaly(Busy, now.AddMinutes(-50)) with
        {
            Id = "a-lines", Scorer = "rates", Kind = AnomalyKinds.RateRise, Severity = Severity.High, Title = "Timeouts of checkout: 118 in 5 min where 3 are usual", Labels = Some.Labels((AnomalyLabels.Template, "Task timed out after <number> seconds")),
        };
        host.Services.GetRequiredService<InMemoryAnomalies>().Anomalies.AddRange([Some.MetricAnomaly(Busy, now.AddMinutes(-450)), lines]);
    }
}
