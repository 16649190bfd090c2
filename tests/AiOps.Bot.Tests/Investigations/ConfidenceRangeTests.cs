using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

public sealed class ConfidenceRangeTests
{
    [Fact]
    public void EachProbabilityLiesInItsWordsRange()
    {
        foreach (var probability in Enumerable.Range(0, 1001).Select(i => i / 1000.0))
        {
            var range = ConfidenceRange.Of(ConfidenceRange.WordFor(probability));
            Assert.True(range.From <= probability && probability < range.Below, $"{probability}");
        }
    }
}
