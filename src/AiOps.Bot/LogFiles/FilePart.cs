namespace AiOps.Bot.LogFiles;

/// <summary>A part of a file as a stream, so that a growing file is read only up to its last whole line. Does not own the file.</summary>
internal sealed class FilePart(FileStream file, long from, long to) : Stream
{
    private readonly long _start = from;
    private long _at = from;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => to - _start;

    public override long Position
    {
        get => _at - _start;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        file.Position = _at;
        var count = file.Read(buffer[..(int)Math.Min(buffer.Length, to - _at)]);
        _at += count;
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        file.Position = _at;
        var count = await file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, to - _at)], cancellationToken);
        _at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
