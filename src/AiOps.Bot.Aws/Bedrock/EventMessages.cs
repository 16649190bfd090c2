using System.Buffers.Binary;
using System.Text;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>
/// Reads one message of <c>application/vnd.amazon.eventstream</c>: total length, length of headers and the checksum of both, headers, payload, checksum of all
/// (https://smithy.io/2.0/aws/amazon-eventstream.html). Pure.
/// </summary>
internal static class EventMessages
{
    public const int PreludeLength = 12;

    private const int ChecksumLength = 4;

    /// <summary>The least a message has: prelude and checksum.</summary>
    private const int Shortest = PreludeLength + ChecksumLength;

    /// <summary>Protocol's own limit of headers.</summary>
    private const int LongestHeaders = 128 * 1024;

    /// <summary>The whole message's length, from its first bytes.</summary>
    /// <exception cref="FormatException">The checksum is wrong, or the lengths are.</exception>
    public static int LengthOf(ReadOnlySpan<byte> prelude, int longest)
    {
        if (Crc32.Of(prelude[..8]) != BinaryPrimitives.ReadUInt32BigEndian(prelude[8..]))
        {
            throw new FormatException("an event's prelude has another checksum than it says");
        }

        var (total, headers) = (BinaryPrimitives.ReadUInt32BigEndian(prelude), BinaryPrimitives.ReadUInt32BigEndian(prelude[4..]));
        return total >= Shortest && total <= longest && headers <= Math.Min(total - Shortest, LongestHeaders)
            ? (int)total
            : throw new FormatException($"an event of {total} bytes with {headers} bytes of headers cannot be");
    }

    /// <exception cref="FormatException">It is not as the protocol says.</exception>
    public static EventMessage Parse(ReadOnlySpan<byte> message)
    {
        if (message.Length < Shortest || LengthOf(message[..PreludeLength], message.Length) != message.Length)
        {
            throw new FormatException("an event has another length than it says");
        }

        if (Crc32.Of(message[..^ChecksumLength]) != BinaryPrimitives.ReadUInt32BigEndian(message[^ChecksumLength..]))
        {
            throw new FormatException("an event has another checksum than it says");
        }

        var headers = (int)BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        return new(Headers(message.Slice(PreludeLength, headers)), message[(PreludeLength + headers)..^ChecksumLength].ToArray());
    }

    private static Dictionary<string, object> Headers(ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, object>(StringComparer.Ordinal);
        var reader = new HeaderReader(bytes);
        while (!reader.AtEnd)
        {
            var name = Encoding.UTF8.GetString(reader.Take(reader.Take(1)[0]));
            if (!headers.TryAdd(name, reader.Value()))
            {
                throw new FormatException("an event has a header twice");
            }
        }

        return headers;
    }

    private ref struct HeaderReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public readonly bool AtEnd => _left.IsEmpty;

        public ReadOnlySpan<byte> Take(int count)
        {
            if (count > _left.Length)
            {
                throw new FormatException("an event's headers end in the middle of one");
            }

            var taken = _left[..count];
            _left = _left[count..];
            return taken;
        }

        public object Value() => Take(1)[0] switch
        {
            0 => true,
            1 => false,
            2 => (long)(sbyte)Take(1)[0],
            3 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            4 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            5 or 8 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            6 => Take(Length()).ToArray(),
            7 => Encoding.UTF8.GetString(Take(Length())),
            9 => new Guid(Take(16), bigEndian: true),
            var kind => throw new FormatException($"an event has a header of the unknown kind {kind}"),
        };

        private int Length() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    }
}
