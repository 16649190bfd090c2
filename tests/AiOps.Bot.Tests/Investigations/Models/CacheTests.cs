using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class CacheTests
{
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task TheSameQuestionIsAskedOnceAndCostsOnce(bool first, bool second)
    {
        var model = new FakeModel("because of the change");
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.AskAsync(streamed: first);
        var call = new ModelCall(new("inc-2"));
        Assert.Equal("because of the change", (await pipeline.AskAsync(call, second)).Text);
        Assert.Single(model.Requests);
        Assert.True(call.Spend is { FromCache: true, Steps: 0, Tokens: 0 });
    }

    [Fact]
    public async Task AnotherQuestionAnotherFormAndAFreshCallAreAskedAgain()
    {
        var model = new FakeModel("x");
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.AskAsync();
        await pipeline.AskAsync(text: "why not?");
        await pipeline.AskAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
        await pipeline.AskAsync(new ModelCall(null) { Fresh = true });
        Assert.Equal(4, model.Requests.Count);
    }

    [Fact]
    public async Task AnAnswerIsForgottenAfterItsTime()
    {
        var model = new FakeModel("x");
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.AskAsync();
        _time.Advance(TimeSpan.FromMinutes(11));
        await pipeline.AskAsync();
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task AnswersThatWereCutOffAreNotKept()
    {
        var model = new FakeModel((_, _) => new(new ChatMessage(ChatRole.Assistant, "half")) { FinishReason = ChatFinishReason.Length });
        var pipeline = SomeModels.Pipeline(new(), _time, ("m", model));
        await pipeline.AskAsync();
        await pipeline.AskAsync(streamed: true);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task NoMoreAnswersAreKeptThanConfigured()
    {
        var model = new FakeModel("x");
        var pipeline = SomeModels.Pipeline(new() { Cache = new() { Entries = 2 } }, _time, ("m", model));
        foreach (var text in (string[])["a", "b", "c", "b", "c", "a"])
        {
            await pipeline.AskAsync(text: text);
        }

        Assert.Equal(["a", "b", "c", "a"], model.Requests.Select(r => r.Messages[0].Text));
    }
}
