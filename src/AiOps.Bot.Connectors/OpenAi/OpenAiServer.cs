namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>What is known of a server before it is asked.</summary>
/// <param name="Name">As OpenTelemetry's conventions call it.</param>
internal sealed record OpenAiServer(string Name, Uri Endpoint, string Model)
{
    /// <summary>
    /// True for OpenAI's own servers, which take <c>max_completion_tokens</c> only. Others often know only its old name <c>max_tokens</c> and pass over the new one
    /// in silence: the answer would have no bound.
    /// </summary>
    public bool KnowsOnlyNewNames { get; init; }
}
