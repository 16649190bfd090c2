namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What servers that call themselves OpenAI-compatible do differently.</summary>
internal sealed record OpenAiQuirks
{
    /// <summary>Refuses <c>json_schema</c>, as older versions of vLLM, LM Studio and many gateways do.</summary>
    public bool NoSchemas { get; init; }

    /// <summary>Refuses every <c>response_format</c>.</summary>
    public bool NoFormats { get; init; }

    /// <summary>Says nothing of usage.</summary>
    public bool NoUsage { get; init; }

    /// <summary>Refuses tools, as servers do for models that were not taught any.</summary>
    public bool NoTools { get; init; }

    /// <summary>Refuses <c>max_tokens</c>, as OpenAI does for its newer models.</summary>
    public bool NoOldNames { get; init; }

    /// <summary>Sends vectors as numbers whatever encoding was asked for.</summary>
    public bool PlainVectors { get; init; }

    /// <summary>Ends streams without a finish reason.</summary>
    public bool NoFinishReason { get; init; }
}
