using AiOps.Bot.Core.Investigations.Ranking.Changes;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class OperationalPhrasesTests
{
    [Theory]
    [InlineData("upstream answered 429, backing off", true)]
    [InlineData("HTTP/1.1 status=429.", true)]
    [InlineData("Invalid user jenkins from 203.0.113.77 port 42963", false)]
    [InlineData("request 4290 took 12 ms", false)]
    public void AStatusCodeIsAWholeNumber(string line, bool isQuota) =>
        Assert.Equal(isQuota, OperationalPhrases.All.Single(p => p.Name == "a quota or limit of the provider").IsIn(OperationalPhrases.Prepare(line)));
}
