namespace AiOps.Bot.Commands;

/// <summary>One measured figure.</summary>
/// <param name="Samples">How many events, lines or alerts it was measured on.</param>
internal sealed record BenchRow(string Work, double Value, string Unit, double Target, bool Met, long Samples);
