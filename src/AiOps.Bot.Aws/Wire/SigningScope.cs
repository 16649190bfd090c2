namespace AiOps.Bot.Aws.Wire;

/// <summary>What a signature is valid for.</summary>
/// <param name="Service">The signing name, which is not always the endpoint's prefix.</param>
internal sealed record SigningScope(string Region, string Service);
