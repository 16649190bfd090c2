using System.IO.Compression;
using System.Text;
using AiOps.Bot.Detection.Parsing;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class LogLineReaderTests
{
    private static async Task<(List<string> Lines, LogReadCounts Counts)> Read(byte[] bytes, int chunk = int.MaxValue)
    {
        using var reader = new LogLineReader(new TricklingStream(bytes, chunk));
        var lines = new List<string>();
        await foreach (var line in reader.ReadLinesAsync(CancellationToken.None))
        {
            lines.Add(line);
        }

        return (lines, reader.Counts);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    [Theory]
    [InlineData("a\nb\n"), InlineData("a\r\nb\r\n"), InlineData("a\nb"), InlineData("\ufeffa\nb\n")]
    public async Task LinesEndAsTheyMay(string text)
    {
        var (lines, counts) = await Read(Utf8(text));
        Assert.Equal(["a", "b"], lines);
        Assert.Equal((2, 0L), (counts.Lines, counts.InvalidUtf8));
    }

    [Theory]
    [InlineData(1), InlineData(7), InlineData(int.MaxValue)]
    public async Task AnEmptyStreamHasNoLines(int chunk) => Assert.Empty((await Read([], chunk)).Lines);

    [Fact]
    public async Task PackedFilesAreUnpacked() => Assert.Equal(["a", "b"], (await Read(Packed(Utf8("a\nb\n")), 5)).Lines);

    [Fact]
    public async Task TwoPackedPartsAreBothRead() => Assert.Equal(["a", "b"], (await Read([.. Packed(Utf8("a\n")), .. Packed(Utf8("b\n"))])).Lines);

    [Fact]
    public async Task ADamagedPackedFileGivesWhatItCan()
    {
        var packed = Packed(Utf8(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"line {i * 7919}\n"))));
        for (var i = packed.Length / 2; i < packed.Length; i++)
        {
            packed[i] = 0xff;
        }

        Assert.True((await Read(packed)).Counts.Damaged);
    }

    [Fact]
    public async Task WrongBytesAreReplacedAndCounted()
    {
        var (lines, counts) = await Read([(byte)'a', 0xff, (byte)'\n', 0, (byte)'b', (byte)'\n', (byte)'c']);
        Assert.Equal(["a\ufffd", "\ufffdb", "c"], lines);
        Assert.Equal((3L, 1L, 1L), (counts.Lines, counts.InvalidUtf8, counts.WithNul));
    }

    [Theory]
    [InlineData(65_536), InlineData(int.MaxValue)]
    public async Task ALineTooLongKeepsItsStart(int chunk)
    {
        var (lines, counts) = await Read(Utf8("before\n" + new string('x', 10_000_000) + "\nafter\n"), chunk);
        Assert.Equal((3, "before", LogLineReader.MaxLineBytes, "after"), (lines.Count, lines[0], lines[1].Length, lines[2]));
        Assert.Equal(1, counts.Truncated);
    }

    [Fact]
    public async Task OffsetsAreWhereLinesStart()
    {
        using var reader = new LogLineReader(new TricklingStream(Utf8("ab\r\ncd\n\nef"), 2));
        var offsets = new List<long>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            offsets.Add(reader.Offset);
        }

        Assert.Equal([0, 4, 7, 8], offsets);
    }

    [Fact]
    public void HowBytesArriveDoesNotMatter() =>
        Prop.ForAll(Gen.Elements("a", "é", "\n", "\r\n", "\r", " ", "xyz").ArrayOf().Select(string.Concat).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (text, chunk) =>
        {
            var expected = text.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line).ToList();
            if (text.Length == 0 || text.EndsWith('\n'))
            {
                expected.RemoveAt(expected.Count - 1);
            }

            return Read(Utf8(text), chunk).GetAwaiter().GetResult().Lines.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    /// <summary>Gives a few bytes at a time, and cannot seek.</summary>
    private sealed class TricklingStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
