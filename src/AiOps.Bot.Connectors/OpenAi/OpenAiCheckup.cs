using Microsoft.Extensions.AI;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Proves that a model answers: address, key and name in one request of a few tokens.</summary>
public static class OpenAiCheckup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>Why it does not answer; null where it does.</returns>
    public static async Task<string?> FaultAsync(OpenAiOptions options, CancellationToken cancellationToken)
    {
        var once = new OpenAiOptions { Endpoint = options.Endpoint, Model = options.Model, ApiKey = options.ApiKey, MaxRetries = 0, Timeout = options.Timeout < Patience ? options.Timeout : Patience };
        using var client = OpenAiRegistration.Create(once);
        try
        {
            await client.GetResponseAsync([new(ChatRole.User, "Answer with the word: ready")], new() { MaxOutputTokens = 16 }, cancellationToken);
            return null;
        }
        catch (HttpRequestException exception)
        {
            return exception.StatusCode is null ? "nobody answers there" : exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {once.Timeout.TotalSeconds:0} s";
        }
    }
}
