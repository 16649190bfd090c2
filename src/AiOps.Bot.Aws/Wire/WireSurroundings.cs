namespace AiOps.Bot.Aws.Wire;

/// <summary>What the wire takes from outside so that tests are deterministic.</summary>
/// <param name="Random">Makes the jitter of retries.</param>
internal sealed record WireSurroundings(TimeProvider Time, Random Random);
