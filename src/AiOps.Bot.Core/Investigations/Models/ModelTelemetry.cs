using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Traces and metrics of models, named by OpenTelemetry's semantic conventions for generative AI (opentelemetry.io/docs/specs/semconv/gen-ai). Source and meter
/// have the same name.
/// </summary>
public static class ModelTelemetry
{
    public const string Name = "AiOps.Bot.Models";

    internal static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Figures = new(Name);

    // The conventions' own bucket boundaries.
    internal static readonly Histogram<double> Duration = Figures.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "Time that a model's answer took", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
        });

    internal static readonly Histogram<long> Tokens = Figures.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens that requests to models used", advice: new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });
}
