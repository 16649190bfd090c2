using System.IO.Compression;
using System.Text;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.LogFiles;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.LogFiles;

public sealed class FileLogSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");
    private readonly List<LogEvent> _events = [];
    private string? _position;

    private string LogPath => Path.Combine(_folder.FullName, "app.log");

    private IEnumerable<string> Messages => _events.Select(e => e.Message);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task OnlyWholeLinesAreReadAndEachOnce()
    {
        await ReadAsync();
        File.WriteAllText(LogPath, "one\ntwo\nthr");
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["one", "two"], Messages);
        File.AppendAllText(LogPath, "ee\nfour\n");
        await ReadAsync();
        Assert.Equal(["one", "two", "three", "four"], Messages);
        Assert.Equal(4, _events.Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public async Task LinesWrittenJustBeforeARotationAreNotLost()
    {
        File.WriteAllText(LogPath, "one\n");
        await ReadAsync();
        File.AppendAllText(LogPath, "two\n");
        File.Move(LogPath, LogPath + ".1");
        File.WriteAllText(LogPath, "three\n");
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["one", "two", "three"], Messages);
    }

    [Fact]
    public async Task AFileThatWasCutBackIsReadFromItsStart()
    {
        File.WriteAllText(LogPath, "one is the first line\ntwo\n");
        await ReadAsync();
        File.WriteAllText(LogPath, "new\n");
        await ReadAsync();
        Assert.Equal(["one is the first line", "two", "new"], Messages);
    }

    [Fact]
    public async Task TheSameLineHasTheSameIdOnEveryRead()
    {
        File.WriteAllText(LogPath, "one\ntwo\n");
        await ReadAsync();
        _position = null;
        await ReadAsync();
        Assert.Equal(_events[..2].Select(e => e.EventId), _events[2..].Select(e => e.EventId));
    }

    [Fact]
    public async Task APackedFileIsReadOnce()
    {
        using (var gzip = new GZipStream(File.Create(LogPath), CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes("one\ntwo"));
        }

        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["one", "two"], Messages);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(4_000, 700)]
    [InlineData(4_000, 100_000)]
    [InlineData(20_000, 30_000)]
    public async Task APackedFileThatIsStillBeingCopiedIsReadToItsEndAndEachLineOnce(int lines, int chunk)
    {
        var expected = Enumerable.Range(0, lines).Select(i => $"line {i} of {i * 7_919 % 104_729}").ToList();
        var packed = Packed(expected);
        for (var length = chunk; length < packed.Length; length += chunk)
        {
            File.WriteAllBytes(LogPath, packed[..length]);
            await ReadAsync();
        }

        File.WriteAllBytes(LogPath, packed);
        File.SetLastWriteTimeUtc(LogPath, DateTimeOffset.UnixEpoch.UtcDateTime);
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(expected, Messages);
        Assert.Equal(lines, _events.Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public async Task APackedFileThatOthersAreAppendedToIsReadOn()
    {
        File.WriteAllBytes(LogPath, Packed(["one", "two"]));
        await ReadAsync();
        File.WriteAllBytes(LogPath, [.. Packed(["one", "two"]), .. Packed(["three", "four"])]);
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["one", "two", "three", "four"], Messages);
    }

    [Fact]
    public async Task APackedFileThatStaysBrokenIsReadAsFarAsItGoes()
    {
        var packed = Packed([.. Enumerable.Range(0, 4_000).Select(i => $"line {i} of {i * 7_919 % 104_729}")]);
        File.WriteAllBytes(LogPath, packed[..(packed.Length / 2)]);
        await ReadAsync();
        var before = _events.Count;
        File.SetLastWriteTimeUtc(LogPath, DateTimeOffset.UnixEpoch.UtcDateTime);
        await ReadAsync();
        await ReadAsync();
        Assert.InRange(before, 500, 3_500);
        Assert.Equal(before + 1, _events.Count);
    }

    [Fact]
    public async Task AnotherPackedFileUnderTheSameNameIsReadWhole()
    {
        File.WriteAllBytes(LogPath, Packed(["one", "two"]));
        await ReadAsync();
        File.WriteAllBytes(LogPath, Packed(["three", "four", "five"]));
        await ReadAsync();
        Assert.Equal(["one", "two", "three", "four", "five"], Messages);
    }

    [Fact]
    public async Task AFileOfManyBatchesCanBeResumedAfterAny()
    {
        File.WriteAllLines(LogPath, Enumerable.Range(0, 12_000).Select(i => $"line {i}"));
        await foreach (var batch in Source().ReadAsync(null, TestContext.Current.CancellationToken))
        {
            _events.AddRange(batch.Events);
            _position = batch.Position;
            break;
        }

        await ReadAsync();
        Assert.Equal(Enumerable.Range(0, 12_000).Select(i => $"line {i}"), Messages);
    }

    [Fact]
    public async Task AFileThatBeginsAnewWithTheSameFirstLineHasNewEvents()
    {
        File.WriteAllText(LogPath, "# log\none\ntwo\n");
        await ReadAsync();
        File.WriteAllText(LogPath, "# log\nnew\n");
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["# log", "one", "two", "# log", "new"], Messages);
        Assert.Equal(5, _events.Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public async Task TheRestOfARotatedFileIsReadThoughItsSuccessorBeginsWithTheSameLine()
    {
        File.WriteAllText(LogPath, "# log\none\n");
        await ReadAsync();
        File.AppendAllText(LogPath, "two\n");
        File.Move(LogPath, LogPath + ".1");
        File.WriteAllText(LogPath, "# log\n");
        await ReadAsync();
        Assert.Equal(["# log", "one", "two", "# log"], Messages);
    }

    [Fact]
    public async Task ALastLineWithoutAnEndIsReadWhenTheFileIsStill()
    {
        File.WriteAllText(LogPath, "one\ntw");
        await ReadAsync();
        Assert.Equal(["one"], Messages);
        File.SetLastWriteTimeUtc(LogPath, DateTimeOffset.UnixEpoch.UtcDateTime);
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(["one", "tw"], Messages);
    }

    [Fact]
    public async Task RecordsOfALargeCloudTrailFileAreReadAgainAfterACrashByTheSameIds()
    {
        File.WriteAllText(LogPath, "{\"Records\":[" + string.Join(',', Enumerable.Range(0, 12_000).Select(i => $"{{\"n\":{i}}}")) + "]}\n");
        await foreach (var batch in Source().ReadAsync(null, TestContext.Current.CancellationToken))
        {
            _events.AddRange(batch.Events);
            _position = batch.Position;
            break;
        }

        await ReadAsync();
        Assert.Equal(Enumerable.Range(0, 12_000).Select(i => $"{{\"n\":{i}}}"), _events.DistinctBy(e => e.EventId).Select(e => e.Message));
        var count = _events.Count;
        await ReadAsync();
        Assert.Equal(count, _events.Count);
    }

    [Fact]
    public async Task AnImageIsNotRead()
    {
        File.WriteAllBytes(LogPath, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3, 10]);
        await ReadAsync();
        Assert.Empty(_events);
    }

    [Fact]
    public async Task ADamagedPositionMeansTheStart()
    {
        File.WriteAllText(LogPath, "one\n");
        _position = "{nonsense";
        await ReadAsync();
        Assert.Equal(["one"], Messages);
    }

    private static byte[] Packed(IEnumerable<string> lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        }

        return packed.ToArray();
    }

    private FileLogSource Source() => new(LogPath, new(new LogParser()), TimeProvider.System, NullLogger<FileLogSource>.Instance);

    private async Task ReadAsync()
    {
        await foreach (var batch in Source().ReadAsync(_position, TestContext.Current.CancellationToken))
        {
            _events.AddRange(batch.Events);
            _position = batch.Position;
        }
    }
}
