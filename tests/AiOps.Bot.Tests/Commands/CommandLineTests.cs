namespace AiOps.Bot.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("detect")]
    [InlineData("detect --input x --source telnet")]
    [InlineData("lint-cron")]
    [InlineData("bench --seconds 0")]
    [InlineData("sandbox --port 70000")]
    [InlineData("sandbox --speed 0")]
    [InlineData("ask errors --since yesterdayish")]
    [InlineData("detect --input /no/such/file")]
    [InlineData("detect --input - /etc/hostname")]
    [InlineData("ask errors --database /no/such.db")]
    [InlineData("timeline verify --database /no/such.db")]
    [InlineData("lint-cron /no/such/file")]
    public async Task BadUsageAndBadInputEndWithTwoAndSayWhatToDo(string line)
    {
        var run = await CommandRun.OfAsync("", line.Split(' '));
        Assert.Equal(2, run.Code);
        Assert.StartsWith("aiops: ", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("detect")]
    [InlineData("backtest")]
    [InlineData("parse-logs")]
    [InlineData("lint-cron")]
    [InlineData("ask")]
    [InlineData("timeline verify")]
    [InlineData("doctor")]
    [InlineData("bench")]
    [InlineData("sandbox")]
    public async Task EveryVerbHasHelpWithAnExample(string verb)
    {
        var run = await CommandRun.OfAsync("", [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("  aiops", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAVerbTheServiceStarts() => Assert.NotNull((await CommandRun.OfAsync("")).Served);

    [Fact]
    public async Task FlagsOfServeBecomeSettings()
    {
        var run = await CommandRun.OfAsync("", "serve", "--urls", "http://127.0.0.1:0", "--watch", "a.log", "b.log", "--fresh");
        Assert.Equal([new("Bot:Urls", "http://127.0.0.1:0"), new("Bot:Watch:0", "a.log"), new("Bot:Watch:1", "b.log")], run.Served!.Flags);
        Assert.True(run.Served.Fresh);
    }
}
