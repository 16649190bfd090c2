using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>What each span of one model says.</summary>
/// <param name="Provider">As the conventions name it: <c>openai</c>, <c>azure.ai.openai</c>, <c>aws.bedrock</c>, <c>anthropic</c>.</param>
/// <param name="Content">Whether prompts and answers are put on spans. They are redacted, and still the customers' telemetry: off unless asked for.</param>
internal sealed record TracedModel(string Provider, string Model, Uri? Server, bool Content, TimeProvider Time)
{
    public static TracedModel Of(IChatClient client, string model, bool content, TimeProvider time)
    {
        var known = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        return new(known?.ProviderName ?? "unknown", model, known?.ProviderUri, content, time);
    }
}
