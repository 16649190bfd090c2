namespace AiOps.Bot.Sandbox.CloudWatch;

/// <summary>A metric that the account has.</summary>
/// <param name="Dimension">The name of its one dimension.</param>
/// <param name="Value">What it is of.</param>
/// <param name="At">Its value in the minute that begins at a time; null where the resource reported nothing.</param>
internal sealed record SimulatedMetric(string Namespace, string Name, string Dimension, string Value, Func<DateTimeOffset, double?> At);
