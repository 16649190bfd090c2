namespace AiOps.Bot.IntegrationTests;

public sealed class HostTests
{
    [Fact]
    public async Task AnUnknownVerbIsBadUsage() => Assert.Equal(2, await BotHost.RunAsync(["no-such-verb"]));
}
