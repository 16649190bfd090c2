namespace AiOps.Bot.Evals;

public sealed class EvalTests
{
    [Fact]
    public async Task AnUnknownVerbIsBadUsage() => Assert.Equal(2, await Task.FromResult(2));
}
