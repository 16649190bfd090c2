namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>What surrounds a stream's silence.</summary>
/// <param name="Siblings">How many other streams go on.</param>
/// <param name="WatermarkTicks">Up to when all is known.</param>
internal readonly record struct Silence(int Siblings, long WatermarkTicks);
