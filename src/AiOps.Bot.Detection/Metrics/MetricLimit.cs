namespace AiOps.Bot.Detection.Metrics;

/// <summary>A limit that a metric had better not pass.</summary>
/// <param name="IsUpward">True where rising above it is the trouble, false where falling below it is.</param>
/// <param name="Phrase">What happens then, about "{0}", the resource: "disk of {0} full".</param>
internal sealed record MetricLimit(double Limit, bool IsUpward, string Phrase);
