using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AiOps.Bot.Endpoints;

/// <summary>Collects the process's meters when it is asked, and only then.</summary>
internal sealed class PrometheusFigures : IDisposable
{
    private static readonly string[] Meters =
        ["AiOps.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    // The library sets aside room for as many series of each instrument at once: 2,000 unless told, 6 MB in all.
    private const int MostSeries = 200;

    private readonly Lock _turn = new();
    private readonly TextExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;

    public PrometheusFigures()
    {
        _reader = new BaseExportingMetricReader(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddReader(_reader).AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MostSeries }).Build();
    }

    public string Collect()
    {
        lock (_turn)
        {
            _reader.Collect();
            return _exporter.Text;
        }
    }

    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _exporter.Dispose();
    }

    private sealed class TextExporter : BaseExporter<Metric>
    {
        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var metrics = new List<Metric>();
            foreach (var metric in batch)
            {
                metrics.Add(metric);
            }

            Text = PrometheusText.Write(metrics);
            return ExportResult.Success;
        }
    }
}
