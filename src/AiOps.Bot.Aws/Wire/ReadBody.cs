namespace AiOps.Bot.Aws.Wire;

/// <summary>The body of an answer that was read already, handed on without another copy.</summary>
internal sealed class ReadBody(byte[] bytes) : ByteArrayContent(bytes)
{
    public byte[] Bytes { get; } = bytes;
}
