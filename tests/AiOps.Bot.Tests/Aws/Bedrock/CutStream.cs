namespace AiOps.Bot.Tests.Aws.Bedrock;

/// <summary>Gives its bytes in pieces of these lengths, in turn.</summary>
internal sealed class CutStream(byte[] bytes, IReadOnlyList<int> lengths) : MemoryStream(bytes)
{
    private int _reads;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, lengths[_reads++ % lengths.Count]));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, lengths[_reads++ % lengths.Count])], cancellationToken);
}
