using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Tests.Cards;

/// <summary>What a card says of the model's cost.</summary>
public sealed class CardContextTests
{
    private static string ModelPart(ModelSpend? spend)
    {
        var investigation = new Investigation
        {
            Id = "i", Incident = new("inc-1"), StartedAt = Some.Noon, FinishedAt = Some.Noon,
            Narrative = new("small", [new("x", [new("E1")])], 0) { Spend = spend },
        };
        return CardContext.For(investigation).Single(p => p.StartsWith("model", StringComparison.Ordinal));
    }

    [Fact]
    public void TokensCostAndTimeAreSaid() => Assert.Equal(
        "model small (1,204 + 310 tokens, EUR 0.0041, 2.1 s)",
        ModelPart(new(1, 1_204, 310, 0.0041m, TimeSpan.FromSeconds(2.1)) { Currency = "EUR" }));

    [Fact]
    public void WithoutAPriceNoMoneyIsMadeUp() => Assert.Equal(
        "model small (about 1,204 + 310 tokens, price not configured, 2.1 s)",
        ModelPart(new(1, 1_204, 310, 0, TimeSpan.FromSeconds(2.1)) { Unpriced = true, Estimated = true }));

    [Fact]
    public void AnAnswerFromTheCacheSaysSo() => Assert.Equal("model small (answered from the cache)", ModelPart(ModelSpend.None with { FromCache = true }));

    [Fact]
    public void WhereNobodyCountedNothingIsSaid() => Assert.Equal("model small", ModelPart(null));

    [Fact]
    public void ARunWhoseWordsDidNotHoldIsNotFree()
    {
        var investigation = new Investigation
        {
            Id = "i", Incident = new("inc-1"), StartedAt = Some.Noon, FinishedAt = Some.Noon,
            Model = new("small", 3, 2, 900, TimeSpan.FromSeconds(4), "it did not answer in time", "p@1") { Spend = new(3, 800, 100, 0.01m, TimeSpan.FromSeconds(4)) { Currency = "USD" } },
        };
        Assert.Contains("no words of model small that hold (800 + 100 tokens, USD 0.01, 4.0 s)", CardContext.For(investigation));
    }
}
