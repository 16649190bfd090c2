using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Commands;

/// <summary>The measurements of <c>bench</c>. Each runs the product's own classes in process, on input made beforehand.</summary>
internal static class Bench
{
    private const int Lines = 200_000;
    private const int BatchSize = 10_000;

    public static Task<BenchRow> IngestAsync(TimeSpan length, TimeProvider time, CancellationToken cancellationToken) => WithStoresAsync(async stores =>
    {
        var lines = BenchLines.Make(Lines, time.GetUtcNow().AddDays(-3));
        var parser = stores.GetRequiredService<ILogParser>();
        var scorer = stores.GetRequiredService<ILogScorerFactory>().Create();
        var store = stores.GetRequiredService<ILogStore>();
        var found = new List<Anomaly>();
        var (began, count) = (time.GetTimestamp(), 0L);
        while (time.GetElapsedTime(began) < length)
        {
            // Scoring works on one batch while the store writes it: both readers of the same events, as in the service.
            var now = time.GetUtcNow();
            var first = count;
            var batch = Enumerable.Range(0, BatchSize).Select(i => BenchLines.Event(lines[(first + i) % lines.Length], first + i, now, parser.Parse(lines[(first + i) % lines.Length], now))).ToList();
            var stored = Task.Run(() => store.AppendAsync(batch, new("bench", first.ToString(System.Globalization.CultureInfo.InvariantCulture)), cancellationToken), cancellationToken);
            batch.ForEach(e => scorer.Observe(e, found));
            found.Clear();
            await stored;
            count += BatchSize;
        }

        return Rate("ingest: parse, template, features, score, store", "events/s", 100_000, count, time.GetElapsedTime(began));
    }, cancellationToken);

    public static Task<BenchRow> AlertToCardAsync(TimeSpan length, TimeProvider time, CancellationToken cancellationToken) => WithStoresAsync(async stores =>
    {
        var way = new AlertWay(stores, time);
        var milliseconds = new List<double>();
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < length)
        {
            var start = time.GetTimestamp();
            await way.RunAsync(milliseconds.Count, cancellationToken);
            milliseconds.Add(time.GetElapsedTime(start).TotalMilliseconds);

            // A hundred a second are offered, not as many as there can be.
            var rest = TimeSpan.FromMilliseconds(10) - time.GetElapsedTime(start);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, cancellationToken);
        }

        return BenchRow.OfDurations("alert accepted, incident stored, card made", [.. milliseconds], 100);
    }, cancellationToken);

    /// <param name="count">How many vectors; a million need about 2 GB in the temporary folder.</param>
    public static Task<IReadOnlyList<BenchRow>> SearchVectorsAsync(int count, (double Milliseconds, double Mebibytes) targets, (TimeSpan Length, TimeProvider Time) measured, CancellationToken cancellationToken) =>
        WithStoresAsync(stores => new VectorBench(stores.GetRequiredService<IVectorIndex>(), measured.Time).RunAsync(count, targets, measured.Length, cancellationToken), cancellationToken, count);

    private static BenchRow Rate(string work, string unit, double target, long count, TimeSpan took)
    {
        var rate = count / took.TotalSeconds;
        return new(work, rate, unit, target, rate >= target, count);
    }

    private static async Task<T> WithStoresAsync<T>(Func<IServiceProvider, Task<T>> measure, CancellationToken cancellationToken, int vectors = 100_000)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-bench-");
        try
        {
            await using var stores = await OpenedStores.CreateAsync(new SqliteStorageOptions { Path = Path.Combine(folder.FullName, "bench.db"), VectorCapacity = vectors }, cancellationToken);
            return await measure(stores);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One alert on its way: accepted, read, grouped into an incident, stored, made a card of.</summary>
    private sealed class AlertWay(IServiceProvider stores, TimeProvider time)
    {
        private const int Resources = 50;

        private readonly IInboundEventStore _inbound = stores.GetRequiredService<IInboundEventStore>();
        private readonly IIncidentStore _incidents = stores.GetRequiredService<IIncidentStore>();
        private readonly IAlertSource _source = stores.GetServices<IAlertSource>().Single(s => s.Name == "generic");
        private readonly RaiseIncidents _raise = new(
            stores.GetRequiredService<IIncidentStore>(), new RandomIdSource(), new ChangeFeed(), Options.Create(new IncidentOptions()), time);

        public async Task RunAsync(int number, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var resource = "i-" + (number % Resources);
            var body = Encoding.UTF8.GetBytes(JsonText.OneLine(new { kind = "bench", title = $"Queue {number % 20} of {resource} is long", severity = "high", resource, labels = new { shard = resource } }));
            var inbound = new InboundEvent($"bench-{number}", _source.Name, now, body);
            await _inbound.AcceptAsync(inbound, cancellationToken);
            var signals = _source.Parse(inbound.Body, now);
            await _raise.RaiseAsync(signals, new([], [inbound.Id]), cancellationToken);
            var alert = await _incidents.FindAlertAsync(signals[0].Fingerprint, cancellationToken);
            var incident = await _incidents.GetAsync(alert!.Incident!.Value, cancellationToken);
            _ = CardBuilder.Build(new(incident!, [alert], null, [], now));
        }
    }
}
