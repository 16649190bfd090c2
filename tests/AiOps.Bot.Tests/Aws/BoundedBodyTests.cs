using System.IO.Pipelines;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

public sealed class BoundedBodyTests
{
    private const int Largest = 1_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Largest)]
    public async Task ABodyIsReadWholeWhetherItsLengthIsKnownOrNot(int length)
    {
        var sent = Bytes(length);
        using var known = new ByteArrayContent(sent);
        using var unknown = OfUnknownLength(sent);
        Assert.Equal(length, known.Headers.ContentLength);
        Assert.Null(unknown.Headers.ContentLength);
        Assert.Equal(sent, await BoundedBody.ReadAsync(known, Largest, TestContext.Current.CancellationToken));
        Assert.Equal(sent, await BoundedBody.ReadAsync(unknown, Largest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ABodyOfUnknownLengthIsRefusedWhereItGoesOnTooLong()
    {
        using var content = OfUnknownLength(Bytes(Largest + 1));
        await Assert.ThrowsAsync<InvalidDataException>(() => BoundedBody.ReadAsync(content, Largest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ABodyThatBreaksOffIsNotTakenForAWholeOne()
    {
        using var content = OfUnknownLength(Bytes(50));
        content.Headers.ContentLength = 100;
        await Assert.ThrowsAnyAsync<IOException>(() => BoundedBody.ReadAsync(content, Largest, TestContext.Current.CancellationToken));
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)i)];

    /// <summary>A pipe cannot seek, so nobody can say how long it is.</summary>
    private static StreamContent OfUnknownLength(byte[] bytes) => new(PipeReader.Create(new(bytes)).AsStream());
}
