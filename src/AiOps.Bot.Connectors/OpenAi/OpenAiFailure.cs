using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>
/// Says in general terms that the server refused or failed, so that callers need not know the vendor's client. Its answer is left out: servers quote the key and
/// the prompt in their errors.
/// </summary>
internal static class OpenAiFailure
{
    public static ModelFailedException From(ClientResultException exception) => ModelFailedException.OfStatus(exception.Status, RetryAfter(exception.GetRawResponse()));

    /// <summary>Any exception of the vendor's client; others stay as they are.</summary>
    public static Exception Of(Exception exception) => exception is ClientResultException refused ? From(refused) : exception;

    public static async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> pieces)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (ClientResultException exception)
        {
            throw From(exception);
        }
    }

    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null)
        {
            return null;
        }

        // Azure says it in milliseconds too, which is finer.
        return Number(response, "retry-after-ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds)
            : Number(response, "retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    private static double? Number(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 86_400_000
            ? number
            : null;
}
