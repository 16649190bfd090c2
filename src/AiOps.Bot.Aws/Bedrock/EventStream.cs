using System.Runtime.CompilerServices;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Reads the messages of an event stream one after the other, wherever the network cut it.</summary>
internal static class EventStream
{
    /// <summary>A model's events have some hundred bytes; one with the whole input of a tool has less than this.</summary>
    private const int LongestMessage = 4 * 1024 * 1024;

    /// <summary>All messages together: above the longest answer that can be asked for.</summary>
    private const long LongestStream = 64 * 1024 * 1024;

    /// <exception cref="FormatException">A message is not as the protocol says, or there are too many.</exception>
    /// <exception cref="EndOfStreamException">The stream ends in the middle of a message.</exception>
    public static async IAsyncEnumerable<EventMessage> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prelude = new byte[EventMessages.PreludeLength];
        for (long total = 0; await BeginsAsync(stream, prelude, cancellationToken);)
        {
            var length = EventMessages.LengthOf(prelude, LongestMessage);
            if ((total += length) > LongestStream)
            {
                throw new FormatException("the stream of events is too long");
            }

            var message = new byte[length];
            prelude.CopyTo(message, 0);
            await stream.ReadExactlyAsync(message.AsMemory(prelude.Length), cancellationToken);
            yield return EventMessages.Parse(message);
        }
    }

    /// <returns>False at the end of the stream.</returns>
    private static async Task<bool> BeginsAsync(Stream stream, byte[] prelude, CancellationToken cancellationToken)
    {
        var read = await stream.ReadAtLeastAsync(prelude, prelude.Length, throwOnEndOfStream: false, cancellationToken);
        return read == prelude.Length || (read == 0 ? false : throw new EndOfStreamException("the stream ends in the middle of an event"));
    }
}
