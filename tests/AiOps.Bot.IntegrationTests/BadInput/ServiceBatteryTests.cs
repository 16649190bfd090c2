using System.Text;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.IntegrationTests.BadInput;

/// <summary>What the service's store holds after following files that are not what they should be: every line, once, also over a restart in the middle.</summary>
public sealed class ServiceBatteryTests : IDisposable
{
    private readonly BadFiles _files = new();

    private string LogPath => _files.PathOf("app.log");

    private string State => _files.PathOf("state");

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task GarbageIsKeptVerbatimOverARestartInTheMiddle()
    {
        var garbage = BadFiles.Garbage(1_000);
        await FollowTwiceAsync(garbage, garbage.Length / 2, Decoded(garbage));
    }

    [Fact]
    public async Task ALineOfTenMegabytesIsCutAndNothingAfterItIsLost()
    {
        var lines = BadFiles.Lines(200);
        byte[] content = [.. BadFiles.Text(lines[..100]), .. BadFiles.Text([new('x', 10_000_000)]), .. BadFiles.Text(lines[100..])];
        await FollowTwiceAsync(content, content.Length / 2, [.. lines[..100], new('x', 1 << 20), .. lines[100..]]);
    }

    [Fact]
    public async Task WindowsLineEndsAreNotPartOfTheEvents()
    {
        var content = BadFiles.Text(BadFiles.Lines(300), "\r\n");
        await FollowTwiceAsync(content, (content.Length / 2) + 1, BadFiles.Lines(300));
    }

    [Fact]
    public async Task EqualLinesAreEventsOfTheirOwnAndOrderDoesNotMatter()
    {
        var lines = BadFiles.Lines(500);
        new Random(5).Shuffle(lines);
        string[] all = [.. lines, .. lines[..100], lines[0], lines[0]];
        var content = BadFiles.Text(all);
        await FollowTwiceAsync(content, content.Length / 3, all);
    }

    [Fact]
    public async Task AnEmptyFileHoldsNothingUntilItGrows()
    {
        _files.Write("app.log", []);
        await using var bot = await FollowingBot.StartAsync(State, LogPath);
        Assert.Empty(await bot.StoredAsync(0));
        await File.AppendAllTextAsync(LogPath, "one\n", TestContext.Current.CancellationToken);
        Assert.Equal(["one"], Messages(await bot.StoredAsync(1)));
    }

    [Fact]
    public async Task APackedFileIsReadOnceOverARestart()
    {
        _files.Write("app.log", BadFiles.Packed(BadFiles.Text(BadFiles.Lines(7_000))));
        for (var start = 0; start < 2; start++)
        {
            await using var bot = await FollowingBot.StartAsync(State, LogPath);
            Assert.Equal(BadFiles.Lines(7_000), Messages(await bot.StoredAsync(7_000)));
        }
    }

    [Fact]
    public async Task AFileThatBeganAnewWhileTheServiceWasDownLosesNothing()
    {
        _files.Write("app.log", BadFiles.Text(["# opened", .. BadFiles.Lines(20)]));
        await using (var bot = await FollowingBot.StartAsync(State, LogPath))
        {
            Assert.Equal(21, (await bot.StoredAsync(21)).Count);
        }

        _files.Write("app.log", BadFiles.Text(["# opened", .. BadFiles.Lines(5)]));
        await using var again = await FollowingBot.StartAsync(State, LogPath);
        Assert.Equal(["# opened", .. BadFiles.Lines(20), "# opened", .. BadFiles.Lines(5)], Messages(await again.StoredAsync(27)));
    }

    [Fact]
    public async Task WhatCannotBeReadDoesNotHoldUpTheOthers()
    {
        _files.Write("app.log", BadFiles.Text(BadFiles.Lines(10)));
        var image = _files.Write("image.log", [0x89, .. "PNG\r\n"u8, 26, 10, 1, 2, 3, 10]);
        await using var bot = await FollowingBot.StartAsync(State, "/proc/self/mem", image, _files.PathOf("not-yet.log"), LogPath);
        Assert.Equal(BadFiles.Lines(10), Messages(await bot.StoredAsync(10)));
        await File.WriteAllTextAsync(_files.PathOf("not-yet.log"), "here now\n", TestContext.Current.CancellationToken);
        Assert.Equal([.. BadFiles.Lines(10), "here now"], Messages(await bot.StoredAsync(11)));
    }

    /// <summary>The file grows to a place in the middle of a line, the service restarts, and the rest comes.</summary>
    private async Task FollowTwiceAsync(byte[] content, int cut, string[] expected)
    {
        _files.Write("app.log", content[..cut]);
        var firstCount = content.AsSpan(0, cut).Count((byte)'\n');
        await using (var bot = await FollowingBot.StartAsync(State, LogPath))
        {
            Assert.Equal(expected[..firstCount], Messages(await bot.StoredAsync(firstCount)));
        }

        await using (var file = new FileStream(LogPath, FileMode.Append))
        {
            await file.WriteAsync(content.AsMemory(cut), TestContext.Current.CancellationToken);
        }

        await using var again = await FollowingBot.StartAsync(State, LogPath);
        Assert.Equal(expected, Messages(await again.StoredAsync(expected.Length)));
    }

    private static string[] Decoded(byte[] content) =>
        [.. Encoding.UTF8.GetString(content).Replace('\0', '\ufffd').Split('\n')[..^1]];

    private static IEnumerable<string> Messages(IEnumerable<LogEvent> events) => events.Select(e => e.Message);
}
