namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads a response body whole, but never more than a bound.</summary>
internal static class BoundedBody
{
    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > largest)
        {
            throw TooLong(largest);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > largest)
            {
                throw TooLong(largest);
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static InvalidDataException TooLong(int largest) => new($"The answer is longer than {largest} bytes.");
}
