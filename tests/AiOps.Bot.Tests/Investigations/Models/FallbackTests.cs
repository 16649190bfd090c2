using System.Net;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class FallbackTests : IDisposable
{
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeModel _second = new("from the second");

    public void Dispose() => _second.Dispose();

    public static TheoryData<string> ForAnother => ["429", "503", "401", "404", "io", "json", "other"];

    private static Exception Make(string kind) => kind switch
    {
        "io" => new IOException("reset"),
        "json" => new System.Text.Json.JsonException("bad"),
        "other" => new InvalidCastException("of a vendor's library"),
        _ => new HttpRequestException("x", null, (HttpStatusCode)int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
    };

    [Theory]
    [MemberData(nameof(ForAnother))]
    public async Task TheNextModelIsAskedAfterAFailureThatIsTheModels(string kind)
    {
        var pipeline = SomeModels.Pipeline(new(), _time, ("a", FakeModel.Failing(Make(kind))), ("b", _second));
        Assert.Equal("from the second", (await pipeline.AskAsync()).Text);
        Assert.Equal("from the second", (await pipeline.AskAsync(text: "other", streamed: true)).Text);
    }

    [Theory]
    [InlineData("400")]
    [InlineData("413")]
    [InlineData("422")]
    public async Task ARequestThatIsAtFaultItselfIsAskedNobodyElse(string kind)
    {
        var pipeline = SomeModels.Pipeline(new(), _time, ("a", FakeModel.Failing(Make(kind))), ("b", _second));
        Assert.Equal(ModelFailure.Refused, (await Assert.ThrowsAsync<ModelFailedException>(() => pipeline.AskAsync())).Failure);
        Assert.Empty(_second.Requests);
    }

    [Fact]
    public async Task ASpentBudgetIsAskedNobodyElse()
    {
        var first = new FakeModel("from the first");
        var pipeline = SomeModels.Pipeline(new() { Budget = new() { PerIncident = new() { Steps = 1 } } }, _time, ("a", first), ("b", _second));
        await pipeline.AskAsync(new ModelCall(new("inc-1")));
        Assert.Equal(ModelFailure.OverBudget, (await Assert.ThrowsAsync<ModelFailedException>(() => pipeline.AskAsync(new ModelCall(new("inc-1")), text: "more"))).Failure);
        Assert.Empty(_second.Requests);
    }

    [Fact]
    public async Task AModelComesBackAfterItsRest()
    {
        var down = true;
        var first = new FakeModel((_, _) => down ? throw new IOException() : FakeModel.Says("from the first"));
        var pipeline = SomeModels.Pipeline(new() { Cache = new() { Entries = 0 } }, _time, ("a", first), ("b", _second));
        await pipeline.AskAsync();
        down = false;
        Assert.Equal("from the second", (await pipeline.AskAsync()).Text);
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("from the first", (await pipeline.AskAsync()).Text);
    }

    [Fact]
    public async Task WhereAllFailTheLastFailureIsSaidWithoutTheServersWords()
    {
        var leaking = new HttpRequestException("your key sk-leaked is wrong", null, HttpStatusCode.Unauthorized);
        var pipeline = SomeModels.Pipeline(new(), _time, ("a", FakeModel.Failing(leaking)), ("b", FakeModel.Failing(leaking)));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => pipeline.AskAsync());
        Assert.DoesNotContain("sk-leaked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallerWhoGivesUpIsNotAFailure()
    {
        var pipeline = SomeModels.Pipeline(new(), _time, ("a", new FakeModel("x")), ("b", _second));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.GetResponseAsync(SomeModels.Question, cancellationToken: new(canceled: true)));
        Assert.Empty(_second.Requests);
    }
}
