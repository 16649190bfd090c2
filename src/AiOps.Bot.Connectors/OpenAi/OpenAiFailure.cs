using System.ClientModel;
using System.Net;
using System.Runtime.CompilerServices;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>
/// Says in general terms that the server refused or failed, so that callers need not know the vendor's client. Its answer is left out: servers quote the key and
/// the prompt in their errors.
/// </summary>
internal static class OpenAiFailure
{
    public static HttpRequestException From(ClientResultException exception) =>
        new($"the model's server answered with HTTP status {exception.Status}", null, exception.Status == 0 ? null : (HttpStatusCode)exception.Status);

    public static async IAsyncEnumerable<T> Translated<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pieces = source.GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(pieces))
        {
            yield return pieces.Current;
        }
    }

    private static async Task<bool> MoveAsync<T>(IAsyncEnumerator<T> pieces)
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
}
