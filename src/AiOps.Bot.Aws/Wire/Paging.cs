using System.Runtime.CompilerServices;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Follows a listing's token, page by page, and never for ever.</summary>
internal static class Paging
{
    private const int MostPages = 20_000;

    /// <param name="fetch">Reads the page of a token (null = the first) and gives the next page's token (null or empty = none).</param>
    /// <exception cref="AwsException">A token came twice, or the listing does not end: reading on would loop.</exception>
    public static async IAsyncEnumerable<T> PagesAsync<T>(
        string operation, Func<string?, CancellationToken, Task<(T Page, string? Next)>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        for (var count = 0; count < MostPages; count++)
        {
            var (page, next) = await fetch(token, cancellationToken);
            yield return page;
            if (string.IsNullOrEmpty(next))
            {
                yield break;
            }

            token = seen.Add(next) ? next : throw new AwsException(operation, "RepeatedPageToken", "the listing gave the same page token twice; it was stopped instead of read for ever");
        }

        throw new AwsException(operation, "TooManyPages", $"the listing has more than {MostPages} pages");
    }

    /// <summary>The items of all pages, one by one.</summary>
    public static async IAsyncEnumerable<T> FlattenAsync<T>(this IAsyncEnumerable<IReadOnlyList<T>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }
}
