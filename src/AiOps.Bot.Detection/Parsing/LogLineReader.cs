using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Reads lines out of a stream of any size with bounded memory. Lines end with LF or CRLF, the last one perhaps with neither; gzip is found by its first bytes; a byte order mark
/// is skipped. What is wrong with the bytes is replaced and counted, never thrown. Not thread-safe; leaves the stream open.
/// </summary>
public sealed class LogLineReader : IDisposable
{
    /// <summary>A longer line is kept up to here and counted as truncated.</summary>
    public const int MaxLineBytes = 1 << 20;

    private const int InitialBuffer = 64 * 1024;

    // A pipe may give few bytes at first; more than these are looked at only where they are there.
    private const int EnoughToTell = 16;

    private readonly Stream _input;
    private Stream? _source;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private char[] _chars = ArrayPool<char>.Shared.Rent(InitialBuffer);
    private int _start;
    private int _end;
    private int _length;
    private long _bufferOffset;
    private bool _isEnd;
    private bool _isDamaged;
    private long _lines;
    private long _byteCount;
    private long _truncated;
    private long _invalid;
    private long _withNul;

    public LogLineReader(Stream input)
    {
        _input = input;
    }

    public LogReadCounts Counts => new()
    {
        Lines = _lines, Bytes = _byteCount, Truncated = _truncated, InvalidUtf8 = _invalid, WithNul = _withNul, Damaged = _isDamaged,
    };

    /// <summary>The current line without its end; valid until the next read.</summary>
    public ReadOnlySpan<char> Line => _chars.AsSpan(0, _length);

    /// <summary>Where the current line starts, in bytes of the unpacked text.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the stream is gzip; known after the first look at it.</summary>
    public bool IsPacked => _source is GZipStream;

    /// <summary>The current line's number, from 1.</summary>
    public long LineNumber => _lines;

    /// <summary>Moves to the next line; false at the end.</summary>
    /// <exception cref="NotALogException">At the first line: the stream is a binary file.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_source is null)
        {
            await OpenAsync(cancellationToken);
        }

        var searched = 0;
        while (true)
        {
            var newline = _bytes.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(searched + newline, isTruncated: false);
                _start++;
                return true;
            }

            searched = _end - _start;
            if (searched >= MaxLineBytes)
            {
                Take(MaxLineBytes, isTruncated: true);
                await SkipToNewlineAsync(cancellationToken);
                return true;
            }

            if (!await FillAsync(cancellationToken))
            {
                return TakeLast();
            }
        }
    }

    /// <summary>All lines as strings.</summary>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken))
        {
            yield return Line.ToString();
        }
    }

    /// <summary>What the stream starts with, as far as one read gave it, without taking it.</summary>
    public async ValueTask<string> PeekAsync(CancellationToken cancellationToken)
    {
        if (_source is null)
        {
            await OpenAsync(cancellationToken);
            await FillAsync(cancellationToken);
        }

        return Encoding.UTF8.GetString(_bytes, _start, Math.Min(_end - _start, 256));
    }

    /// <summary>The next bytes as they come, without regard to lines; empty at the end. Valid until the next call.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> TakeBytesAsync(CancellationToken cancellationToken)
    {
        if (_start == _end && !await FillAsync(cancellationToken))
        {
            return default;
        }

        var taken = _bytes.AsMemory(_start.._end);
        Offset = _bufferOffset + _start;
        _start = _end;
        return taken;
    }

    public void Dispose()
    {
        if (_source is GZipStream unpacked)
        {
            unpacked.Dispose();
        }

        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<char>.Shared.Return(_chars);
        _bytes = [];
        _chars = [];
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var first = new byte[BinaryKinds.Look];
        var count = await _input.ReadAtLeastAsync(first, EnoughToTell, throwOnEndOfStream: false, cancellationToken);
        if (count >= 2 && first[0] == 0x1f && first[1] == 0x8b)
        {
            _source = new GZipStream(new PrefixedStream(first[..count], _input), CompressionMode.Decompress, leaveOpen: true);
            await FillAsync(cancellationToken);
            BinaryKinds.Refuse(_bytes.AsSpan(0, _end));
            _start = _bytes.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            return;
        }

        BinaryKinds.Refuse(first.AsSpan(0, count));
        _source = _input;
        var isMarked = first.AsSpan(0, count).StartsWith(Encoding.UTF8.Preamble);
        first.AsSpan(0, count).CopyTo(_bytes);
        (_start, _end) = (isMarked ? 3 : 0, count);
    }

    /// <summary>Reads more behind what is in the buffer, making room first; false at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isEnd)
        {
            return false;
        }

        MakeRoom();
        try
        {
            var count = await _source!.ReadAsync(_bytes.AsMemory(_end), cancellationToken);
            _end += count;
            _isEnd = count == 0;
        }
        catch (InvalidDataException)
        {
            _isEnd = true;
            _isDamaged = true;
        }

        return !_isEnd;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end < _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private bool TakeLast()
    {
        if (_end == _start)
        {
            return false;
        }

        Take(_end - _start, isTruncated: false);
        return true;
    }

    private async ValueTask SkipToNewlineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var newline = _bytes.AsSpan(_start.._end).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                _start += newline + 1;
                return;
            }

            _start = _end;
            if (!await FillAsync(cancellationToken))
            {
                return;
            }
        }
    }

    private void Take(int count, bool isTruncated)
    {
        var line = _bytes.AsSpan(_start, count);
        Offset = _bufferOffset + _start;
        _start += count;
        if (!isTruncated && line.EndsWith("\r"u8))
        {
            line = line[..^1];
        }

        var isValid = Decode(line);
        var hasNul = line.Contains((byte)0);
        if (hasNul)
        {
            _chars.AsSpan(0, _length).Replace('\0', '\ufffd');
        }

        _lines++;
        _byteCount += count;
        _truncated += isTruncated ? 1 : 0;
        _invalid += isValid ? 0 : 1;
        _withNul += hasNul ? 1 : 0;
    }

    private bool Decode(ReadOnlySpan<byte> line)
    {
        if (_chars.Length < line.Length)
        {
            ArrayPool<char>.Shared.Return(_chars);
            _chars = ArrayPool<char>.Shared.Rent(line.Length);
        }

        var isValid = Utf8.IsValid(line);
        _length = Encoding.UTF8.GetChars(line, _chars);
        return isValid;
    }
}
