using System.Buffers;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Lines of a file as UTF-8 bytes, with bounded memory. A line ends with LF or CRLF, the last one perhaps with neither. Not thread-safe.
/// </summary>
internal sealed class Utf8Lines(string path) : IDisposable
{
    /// <summary>A longer line is passed over: <see cref="IsTooLong"/> says so and the line is empty.</summary>
    public const int LongestLine = 4 << 20;

    private const int FirstBuffer = 256 * 1024;

    private Stream? _text;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isEnd;

    /// <summary>The current line without its end; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>From 1.</summary>
    public long Number { get; private set; }

    public bool IsTooLong { get; private set; }

    /// <exception cref="InvalidDataException">A packed file is damaged.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _text ??= await Utf8Text.OpenAsync(path, cancellationToken);
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(searched + newline, ending: 1);
                return true;
            }

            searched = _end - _start;
            if (_isEnd)
            {
                return searched > 0 && Take(searched, ending: 0);
            }

            searched = await FillAsync(searched, cancellationToken);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _text?.Dispose();
    }

    private bool Take(int length, int ending)
    {
        var line = _buffer.AsMemory(_start, length);
        Line = IsTooLong ? default : line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
        Number++;
        _start += length + ending;
        return true;
    }

    /// <summary>Makes room and reads on; of a line that is too long only the last part stays. Returns how much was searched already.</summary>
    private async ValueTask<int> FillAsync(int searched, CancellationToken cancellationToken)
    {
        if (searched > LongestLine)
        {
            IsTooLong = true;
            (_start, searched) = (_end, 0);
        }

        MakeRoom();
        var read = await _text!.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isEnd = read == 0;
        return searched;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var length = _end - _start;
        var room = length > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(room);
        if (room != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = room;
        }

        (_start, _end) = (0, length);
    }
}
