namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>How structured log lines name the parts of a span (OpenTelemetry, Zipkin, Datadog, X-Ray and common habits).</summary>
internal static class TraceNames
{
    public static readonly string[] Trace = ["trace_id", "traceId", "traceID", "TraceId", "trace", "dd.trace_id", "xray_trace_id"];
    public static readonly string[] Span = ["span_id", "spanId", "spanID", "SpanId", "span", "dd.span_id"];
    public static readonly string[] Parent = ["parent_id", "parentId", "parent_span_id", "parentSpanId", "ParentSpanId", "parent"];
    public static readonly string[] Entity = ["service.name", "service", "serviceName", "entity", "component", "app"];
    public static readonly string[] Operation = ["operation", "operationName", "span_name", "spanName", "name", "route"];
    public static readonly string[] DurationMs = ["duration_ms", "durationMs", "elapsed_ms", "elapsedMs", "latency_ms", "latencyMs"];
    public static readonly string[] Status = ["status", "status_code", "statusCode", "otel.status_code", "error"];

    /// <summary>The first of the names that the line has; null where it has none.</summary>
    public static string? In(IReadOnlyDictionary<string, string> fields, string[] names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }
}
