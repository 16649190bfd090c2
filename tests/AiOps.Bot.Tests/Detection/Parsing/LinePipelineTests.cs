using System.Text;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class LinePipelineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(7)]
    public async Task BatchesAreTakenInTheOrderOfTheLines(int threads)
    {
        var taken = new List<string>();
        await RunAsync(Lines(40_000), threads, () => new(), (lines, counted) =>
        {
            Assert.Equal((taken.Count + 1L, lines.Count), (lines.FirstNumber, counted.Lines));
            for (var i = 0; i < lines.Count; i++)
            {
                taken.Add(lines[i].ToString());
            }

            return Task.CompletedTask;
        });
        Assert.Equal(Enumerable.Range(0, 40_000).Select(TextOf), taken);
    }

    [Fact]
    public async Task AFewBatchesAreUsedAgainAndAgain()
    {
        var made = 0;
        await RunAsync(Lines(200_000), 2, () =>
        {
            made++;
            return new();
        }, (_, _) => Task.CompletedTask);
        Assert.Equal(4, made);
    }

    [Fact]
    public async Task WorkThatFailsEndsItAndIsTold()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Lines(200_000), 2, () => new() { FailsAt = 90_000 }, (_, _) => Task.CompletedTask));
        Assert.Equal("no more", failure.Message);
    }

    [Fact]
    public async Task WhoTakesMayFailAndTheReaderStops()
    {
        using var stream = new CountedStream(Lines(400_000));
        await Assert.ThrowsAsync<IOException>(() => RunAsync(stream, 2, () => new(), (_, _) => throw new IOException("no space left")));
        Assert.InRange(stream.Given, 1, stream.Length / 2);
    }

    [Fact]
    public async Task AStreamThatBreaksIsTold()
    {
        using var stream = new CountedStream(Lines(400_000)) { BreaksAt = 1_000_000 };
        var lines = 0;
        await Assert.ThrowsAsync<IOException>(() => RunAsync(stream, 2, () => new(), (batch, _) =>
        {
            lines += batch.Count;
            return Task.CompletedTask;
        }));
        Assert.NotEqual(0, lines);
    }

    [Fact]
    public async Task ACancelledRunEnds()
    {
        using var cancel = new CancellationTokenSource();
        using var reader = new LogLineReader(new MemoryStream(Lines(400_000)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LinePipeline<Counting>(() => new(), 2).RunAsync(reader, (_, _) => cancel.CancelAsync(), cancel.Token));
    }

    private static Task RunAsync(byte[] text, int threads, Func<Counting> make, Func<LineBatch, Counting, Task> take) => RunAsync(new MemoryStream(text), threads, make, take);

    private static async Task RunAsync(Stream stream, int threads, Func<Counting> make, Func<LineBatch, Counting, Task> take)
    {
        using var reader = new LogLineReader(stream);
        await new LinePipeline<Counting>(make, threads).RunAsync(reader, take, Ct);
    }

    private static string TextOf(int line) => $"line {line} {new string('x', line % 97)}";

    private static byte[] Lines(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => TextOf(i) + "\n")));

    private sealed class Counting : ILineWork
    {
        public long FailsAt { get; init; } = long.MaxValue;

        public int Lines { get; private set; }

        public void Run(LineBatch lines) => Lines = lines.FirstNumber < FailsAt ? lines.Count : throw new InvalidOperationException("no more");
    }

    private sealed class CountedStream(byte[] text) : MemoryStream(text)
    {
        public long BreaksAt { get; init; } = long.MaxValue;

        public long Given { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Given < BreaksAt ? await base.ReadAsync(buffer, cancellationToken) : throw new IOException("the disk is gone");
            Given += count;
            return count;
        }
    }
}
