using System.Buffers;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>
/// A body that is written piece by piece. Grown as one array, a page of log lines would leave several times its size on the large object heap, where each
/// full array costs a collection of everything.
/// </summary>
internal sealed class ReplyBody : IBufferWriter<byte>
{
    private const int PieceBytes = 32 * 1024;

    private readonly List<ReadOnlyMemory<byte>> _full = [];
    private byte[] _piece = [];
    private int _used;

    /// <summary>The pieces in their order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _full.Append(_piece.AsMemory(0, _used));

    public long Length { get; private set; }

    public static ReplyBody Of(byte[] whole) => new() { _piece = whole, _used = whole.Length, Length = whole.Length };

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_piece.Length - _used), nameof(count));
        _used += count;
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_piece.Length - _used < Math.Max(sizeHint, 1))
        {
            _full.Add(_piece.AsMemory(0, _used));
            (_piece, _used) = (new byte[Math.Max(sizeHint, PieceBytes)], 0);
        }

        return _piece.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public byte[] ToArray() => [.. Pieces.SelectMany(p => p.ToArray())];
}
