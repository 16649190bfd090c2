namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads a response body whole, but never more than a bound.</summary>
internal static class BoundedBody
{
    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        var said = content.Headers.ContentLength;
        if (said > largest)
        {
            throw TooLong(largest);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return said is > 0 and var length ? await ExactlyAsync(stream, (int)length, cancellationToken) : await ToEndAsync(stream, largest, cancellationToken);
    }

    /// <summary>Where the length is known there is one array, and no larger ones on the way to it.</summary>
    private static async Task<byte[]> ExactlyAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static async Task<byte[]> ToEndAsync(Stream stream, int largest, CancellationToken cancellationToken)
    {
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
