using System.Text.Json;

namespace AiOps.Bot.Tests.Aws;

/// <summary>A request as it reached the transport.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The operation, from the target header or the form.</summary>
    public string Operation => Headers.TryGetValue("X-Amz-Target", out var target) ? target.Split('.')[^1] : Form["Action"];

    public IReadOnlyDictionary<string, string> Form => Body.Split('&').Select(p => p.Split('=')).ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1]));

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
