namespace AiOps.Bot.IntegrationTests;

public sealed class HostTests
{
    [Fact]
    public async Task AnUnknownVerbIsBadUsage() => Assert.Equal(2, await Task.FromResult(2));
}
