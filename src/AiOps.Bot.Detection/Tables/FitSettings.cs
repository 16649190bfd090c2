namespace AiOps.Bot.Detection.Tables;

/// <summary>How to fit.</summary>
/// <param name="Seed">Of all random choices.</param>
/// <param name="Threads">How many may be used; the result does not depend on it.</param>
public sealed record FitSettings(ulong Seed = 0, int Threads = 2);
