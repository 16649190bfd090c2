using System.Text.Json;
using AiOps.Bot.Tests.Commands;

namespace AiOps.Bot.IntegrationTests.BadInput;

/// <summary>What the commands say about input that is not what it should be.</summary>
public sealed class CommandBatteryTests : IDisposable
{
    private readonly BadFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task AThousandLinesOfGarbageAreEachARecord()
    {
        var path = _files.Write("garbage.log", BadFiles.Garbage(1_000));
        var detect = await DetectAsync(path);
        Says(detect, 0, "lines with bytes that are no UTF-8", "lines with NUL characters", "without a time of their own");
        Assert.Equal(1_000, RowsOf(await ParseAsync(path), "1,000 lines", "lines with bytes that are no UTF-8"));
    }

    [Fact]
    public async Task ALineOfTenMegabytesIsCutAndTheNextOneRead()
    {
        var path = _files.Write("long.log", [.. BadFiles.Text([new('x', 10_000_000)]), .. BadFiles.Text(BadFiles.Lines(3))]);
        Says(await DetectAsync(path), 0, "4 records read", "1 lines longer than 1 MiB");
        Assert.Equal(4, RowsOf(await ParseAsync(path), "4 lines", "1 lines longer than 1 MiB"));
    }

    [Fact]
    public async Task BytesThatAreNoUtf8AreCounted()
    {
        var path = _files.Write("latin.log", [.. BadFiles.Text(BadFiles.Lines(2)), .. "caf"u8, 0xe9, (byte)'\n', 0xc3, 0x28, (byte)'\n']);
        Says(await DetectAsync(path), 0, "4 records read", "2 lines with bytes that are no UTF-8");
        Assert.Equal(4, RowsOf(await ParseAsync(path), "2 lines with bytes that are no UTF-8"));
    }

    [Fact]
    public async Task WindowsLineEndsChangeNothing()
    {
        var unix = await ParseAsync(_files.Write("a.log", BadFiles.Text(BadFiles.Lines(50))));
        var expected = await File.ReadAllTextAsync(_files.PathOf("parsed/structured.csv"), TestContext.Current.CancellationToken);
        var windows = await ParseAsync(_files.Write("b.log", BadFiles.Text(BadFiles.Lines(50), "\r\n")));
        Assert.Equal(unix.Error.ToString(), windows.Error.ToString());
        Assert.Equal(expected, await File.ReadAllTextAsync(_files.PathOf("parsed/structured.csv"), TestContext.Current.CancellationToken));
        Says(await DetectAsync(_files.PathOf("b.log")), 0, "50 records read; 0 anomalies.");
    }

    [Fact]
    public async Task APackedFileIsUnpackedAndADamagedOneReadAsFarAsItGoes()
    {
        var packed = BadFiles.Packed(BadFiles.Text(BadFiles.Lines(5_000)));
        Says(await DetectAsync(_files.Write("whole.gz", packed)), 0, "5,000 records read");
        var broken = await DetectAsync(_files.Write("broken.gz", packed[..(packed.Length / 2)]));
        Says(broken, 0, "a packed file is damaged: read up to there");
        Assert.DoesNotContain("aiops: ", broken.Error.ToString(), StringComparison.Ordinal);
        Assert.InRange(RowsOf(await ParseAsync(_files.PathOf("broken.gz")), "damaged"), 100, 4_999);
    }

    [Fact]
    public async Task AnEmptyFileHoldsNothing()
    {
        var path = _files.Write("empty.log", []);
        Says(await DetectAsync(path), 0, "0 records read; 0 anomalies.");
        Assert.Equal(0, RowsOf(await ParseAsync(path), "0 lines, 0 templates."));
    }

    [Fact]
    public async Task EventsOutOfOrderAndTwiceAreAllRead()
    {
        var lines = BadFiles.Lines(500);
        new Random(5).Shuffle(lines);
        var path = _files.Write("mixed.log", BadFiles.Text(lines.Concat(lines.Take(100))));
        Says(await DetectAsync(path), 0, "600 records read");
        Assert.Equal(600, RowsOf(await ParseAsync(path), "600 lines"));
    }

    [Fact]
    public async Task ACloudTrailFileThatBreaksOffLosesNoRecord()
    {
        var path = _files.Write("trail.json", """{"Records":[{"eventVersion":"1.08"},{"eventVersion":"1.0"""u8.ToArray());
        Says(await DetectAsync(path), 0, "2 records read", "1 malformed, kept as text");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 rest", "a zip archive")]
    [InlineData("\u007fELF\u0002\u0001\u0001 rest of it", "a program")]
    [InlineData("SQLite format 3\0 rest", "a SQLite database")]
    [InlineData("%PDF-1.7 and the rest", "a PDF document")]
    public async Task ABinaryFileIsNamedForWhatItIs(string start, string what)
    {
        var path = _files.Write("binary.log", BadFiles.Text([start, "more", "lines"]));
        Says(await DetectAsync(path), 2, "aiops: " + path, what);
        Says(await ParseAsync(path), 2, "aiops: " + path, what);
        Says(await DetectAsync(_files.Write("binary.gz", BadFiles.Packed(BadFiles.Text([start])))), 2, what);
        Says(await CommandRun.OfAsync(start, "detect", "--input", "-"), 2, what);
        Says(await CommandRun.OfAsync(start, "parse-logs", "--input", "-", "--output", _files.PathOf("parsed")), 2, what);
    }

    [Fact]
    public async Task Utf16IsRefusedWithTheWayOut()
    {
        var path = _files.Write("wide.log", [0xff, 0xfe, .. System.Text.Encoding.Unicode.GetBytes("one\ntwo\n")]);
        Says(await DetectAsync(path), 2, "UTF-16", "iconv");
    }

    [Fact]
    public async Task AMissingFileIsBadInput()
    {
        var path = _files.PathOf("nothing.log");
        Says(await DetectAsync(path), 2, path, "Check the path");
        Says(await ParseAsync(path), 2, path, "Check the path");
        Says(await DetectAsync(_files.PathOf("no/such/folder.log")), 2, "Check the path");
        Says(await ParseAsync(_files.PathOf("no/such/folder.log")), 2, "Check the path");
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsBadInput()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file that even the administrator cannot read");
        Says(await DetectAsync("/proc/self/mem"), 2, "/proc/self/mem");
        Says(await ParseAsync("/proc/self/mem"), 2, "/proc/self/mem");
    }

    [Fact]
    public async Task AFolderIsWalkedByDetectAndRefusedByParseLogs()
    {
        _files.Write("a.log", BadFiles.Text(BadFiles.Lines(10)));
        Says(await ParseAsync(_files.Folder), 2, "is a folder; give a file in it");
        Says(await DetectAsync(_files.Folder), 0, "10 records read");
        Says(await DetectAsync(Directory.CreateDirectory(_files.PathOf("void")).FullName), 2, "There are no files in");
    }

    [Fact]
    public async Task OneFileOfAFolderThatIsNoLogIsNamedAndTheOthersAreRead()
    {
        _files.Write("a.log", BadFiles.Text(BadFiles.Lines(10)));
        var zip = _files.Write("b.zip", BadFiles.Text(["PK\u0003\u0004", "rest of the archive"]));
        Says(await DetectAsync(_files.Folder), 0, "10 records read", "not read: " + zip);
        File.Delete(_files.PathOf("a.log"));
        _files.Write("c.zip", BadFiles.Text(["PK\u0003\u0004", "rest of the archive"]));
        Says(await DetectAsync(_files.Folder), 2, zip, "c.zip");
    }

    private static void Says(CommandRun run, int code, params string[] parts)
    {
        Assert.All(parts, part => Assert.Contains(part, run.Error.ToString(), StringComparison.Ordinal));
        Assert.Equal(code, run.Code);
        Assert.All(run.Lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    private static Task<CommandRun> DetectAsync(string path) => CommandRun.OfAsync("", "detect", "--input", path);

    private Task<CommandRun> ParseAsync(string path) => CommandRun.OfAsync("", "parse-logs", "--input", path, "--output", _files.PathOf("parsed"));

    private int RowsOf(CommandRun run, params string[] said)
    {
        Says(run, 0, said);
        return File.ReadAllText(_files.PathOf("parsed/structured.csv")).Count(c => c == '\n') - 1;
    }
}
