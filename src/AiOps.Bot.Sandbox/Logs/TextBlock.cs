using System.IO.Compression;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>
/// Room for many texts in a row. When it is full and was read it is kept packed, which takes an eighth for log lines: history is read through once, then in parts. What was unpacked
/// stays as long as the collector leaves it, so whoever reads on need not unpack again.
/// </summary>
/// <param name="room">Bytes that texts are written to, one behind the other.</param>
internal sealed class TextBlock(byte[] room)
{
    // Of Brotli: the fastest, and a window as large as a block.
    private const int Quality = 1;
    private const int WindowBits = 16;

    private readonly int _length = room.Length;
    private readonly WeakReference<byte[]> _unpacked = new(room);
    private byte[]? _room = room;
    private byte[]? _packed;
    private bool _isFull;

    /// <summary>Bytes that the collector must leave.</summary>
    public int KeptBytes => _room?.Length ?? _packed!.Length;

    /// <summary>The bytes, not to be held on to.</summary>
    public byte[] Read()
    {
        if (_room is { } plain)
        {
            if (_isFull)
            {
                (_packed, _room) = (Pack(plain), null);
            }

            return plain;
        }

        if (!_unpacked.TryGetTarget(out var unpacked))
        {
            _unpacked.SetTarget(unpacked = Unpack());
        }

        return unpacked;
    }

    /// <summary>Room that is left from a place on; empty when the block is full.</summary>
    public Span<byte> From(int used) => _room.AsSpan(used);

    /// <summary>Says that nothing is written any more.</summary>
    public void Close() => _isFull = true;

    private static byte[] Pack(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, Quality, WindowBits) ? packed[..length] : throw new InvalidOperationException("A block of texts could not be packed.");
    }

    private byte[] Unpack()
    {
        var plain = new byte[_length];
        return BrotliDecoder.TryDecompress(_packed, plain, out _) ? plain : throw new InvalidOperationException("A block of texts could not be unpacked.");
    }
}
