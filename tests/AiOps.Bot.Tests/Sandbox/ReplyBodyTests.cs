using System.Buffers;
using AiOps.Bot.Sandbox.Http;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class ReplyBodyTests
{
    [Fact]
    public void WhatIsWrittenComesOutWholeAndInOrder() => Prop.ForAll<int[]>(sizes =>
    {
        var body = new ReplyBody();
        var written = new List<byte>();
        foreach (var size in sizes.Select(s => Math.Abs(s % 1_000) * 100))
        {
            byte[] part = [.. Enumerable.Range(0, size).Select(i => (byte)(i + written.Count))];
            body.Write(part);
            written.AddRange(part);
        }

        return body.ToArray().SequenceEqual(written) && body.Length == written.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NoPieceIsALargeObject()
    {
        var body = new ReplyBody();
        body.Write(new byte[1_000_000]);
        Assert.All(body.Pieces, p => Assert.True(p.Length < 85_000));
        Assert.Equal(1_000_000, body.Length);
    }

    [Fact]
    public void MoreThanWasAskedForCannotBeWritten()
    {
        var body = new ReplyBody();
        var room = body.GetSpan(10).Length;
        Assert.Throws<ArgumentOutOfRangeException>(() => body.Advance(room + 1));
    }
}
