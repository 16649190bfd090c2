namespace AiOps.Bot.Evals;

public sealed class EvalTests
{
    [Fact]
    public async Task AnUnknownVerbIsBadUsage() => Assert.Equal(2, await BotHost.RunAsync(["no-such-verb"]));
}
