using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class ModelBudgetTests
{
    private static readonly ModelPrice Price = new() { Model = "m", InputPerMillion = 3, OutputPerMillion = 15 };
    private readonly FakeTime _time = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    private ModelBudget Budget(ModelLimits? incident = null, ModelLimits? hour = null, double kept = 0) =>
        new(new() { PerIncident = incident ?? new(), PerHour = hour ?? new(), KeptForUrgent = kept }, _time);

    private static ModelCall Call(string incident = "inc-1", bool urgent = false) => new(new(incident)) { Urgent = urgent };

    private static void Spend(ModelBudget budget, ModelCall call, long input, long output, TimeSpan took = default)
    {
        var reservation = budget.Reserve(call, new(input, output, Price));
        budget.Settle(reservation, new(1, input, output, Price.Of(input, output), took));
    }

    private static string Refusal(ModelBudget budget, ModelCall call, long input = 10, long output = 100)
    {
        var failed = Assert.Throws<ModelFailedException>(() => budget.Reserve(call, new(input, output, Price)));
        Assert.Equal(ModelFailure.OverBudget, failed.Failure);
        return failed.Message;
    }

    [Fact]
    public void RequestsTokensSecondsAndMoneyOfAnIncidentAreEachALimit()
    {
        var steps = Budget(new() { Steps = 1 });
        Spend(steps, Call(), 1, 1);
        Assert.Contains("1 of 1 requests", Refusal(steps, Call()), StringComparison.Ordinal);

        var tokens = Budget(new() { Tokens = 1_000 });
        Spend(tokens, Call(), 900, 90);
        Assert.Contains("990 of 1000 tokens", Refusal(tokens, Call()), StringComparison.Ordinal);

        var seconds = Budget(new() { Seconds = 10 });
        Spend(seconds, Call(), 1, 1, TimeSpan.FromSeconds(11));
        Assert.Contains("11 of 10 s", Refusal(seconds, Call()), StringComparison.Ordinal);

        var money = Budget(new() { Money = 0.01m });
        Spend(money, Call(), 1_000, 460);
        Assert.Contains("0.0099 of 0.01 were spent (Models:Budget:PerIncident:Money", Refusal(money, Call()), StringComparison.Ordinal);
    }

    /// <summary>What one process leaves, the next one takes over.</summary>
    [Fact]
    public void ARestartGivesNothingAnew()
    {
        var before = Budget(new() { Steps = 3 }, new() { Steps = 5 });
        Spend(before, Call("inc-1"), 1, 1);
        Spend(before, Call("inc-1"), 1, 1);
        _time.Advance(TimeSpan.FromMinutes(5));
        Spend(before, Call("inc-2"), 1, 1);
        var after = Budget(new() { Steps = 3 }, new() { Steps = 5 });
        after.Restore(before.TakeUnsaved());

        Assert.Equal((3, 2, 1), (after.SpentInTheHour().Steps, after.SpentOn(new("inc-1")).Steps, after.SpentOn(new("inc-2")).Steps));
        Spend(after, Call("inc-1"), 1, 1);
        Assert.Contains("3 of 3 requests", Refusal(after, Call("inc-1")), StringComparison.Ordinal);
        Spend(after, Call("inc-3"), 1, 1);
        Assert.Contains("5 of 5 requests", Refusal(after, Call("inc-4")), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal(3, after.SpentInTheHour().Steps);
    }

    [Fact]
    public void WhatIsOlderThanTheHourCountsForItsIncidentOnly()
    {
        var budget = Budget();
        budget.Restore([new(new("inc-1"), _time.GetUtcNow().AddMinutes(-60), new(4, 1, 1, 0, default)), new(null, _time.GetUtcNow().AddMinutes(-59), new(2, 1, 1, 0, default))]);
        Assert.Equal((2, 4), (budget.SpentInTheHour().Steps, budget.SpentOn(new("inc-1")).Steps));
    }

    [Fact]
    public async Task WhatIsNotStoredYetIsTakenOnceAndComesBackWhereItCouldNotBe()
    {
        var budget = Budget();
        Spend(budget, Call(), 1, 1);
        await budget.WhenSpentAsync(TestContext.Current.CancellationToken);
        var taken = budget.TakeUnsaved();
        Assert.Empty(budget.TakeUnsaved());
        budget.PutBack(taken);
        Spend(budget, Call(), 1, 1);
        Assert.Equal(2, Assert.Single(budget.TakeUnsaved()).Spend.Steps);
        Assert.Equal(2, budget.SpentInTheHour().Steps);
    }

    [Fact]
    public void AnotherIncidentHasABudgetOfItsOwn()
    {
        var budget = Budget(new() { Steps = 1 });
        Spend(budget, Call("inc-1"), 1, 1);
        Spend(budget, Call("inc-2"), 1, 1);
        Assert.Equal(1, budget.SpentOn(new("inc-2")).Steps);
    }

    [Fact]
    public void AnAnswerMayBeAsLongAsThereIsRoomFor()
    {
        var budget = Budget(new() { Tokens = 1_000 });
        Assert.Equal(400, budget.Reserve(Call(), new(600, 2_000, Price)).OutputTokens);
    }

    [Fact]
    public void MoneyBoundsTheLengthOfAnAnswer()
    {
        var budget = Budget(new() { Money = 0.01m });
        Assert.Equal(466, budget.Reserve(Call(), new(1_000, 2_000, Price)).OutputTokens);
    }

    [Fact]
    public void ManyAtOnceCannotPassALimitTogether()
    {
        var budget = Budget(hour: new() { Tokens = 1_000 });
        var granted = 0;
        Parallel.For(0, 100, i =>
        {
            try
            {
                budget.Reserve(Call($"inc-{i}"), new(50, 50, Price));
                Interlocked.Increment(ref granted);
            }
            catch (ModelFailedException)
            {
                // Most are refused.
            }
        });
        Assert.InRange(granted, 10, 11);
    }

    [Fact]
    public void TheHourForgetsWhatIsOlder()
    {
        var budget = Budget(hour: new() { Steps = 2 });
        Spend(budget, Call(), 1, 1);
        _time.Advance(TimeSpan.FromMinutes(40));
        Spend(budget, Call(), 1, 1);
        Refusal(budget, Call());
        _time.Advance(TimeSpan.FromMinutes(21));
        Spend(budget, Call(), 1, 1);
        Assert.Equal(2, budget.SpentInTheHour().Steps);
    }

    [Fact]
    public void APartOfTheHourIsKeptForUrgentRequests()
    {
        var budget = Budget(hour: new() { Steps = 8 }, kept: 0.25);
        for (var i = 0; i < 6; i++)
        {
            Spend(budget, Call($"inc-{i}"), 1, 1);
        }

        Assert.Contains("kept for urgent incidents", Refusal(budget, Call("inc-7")), StringComparison.Ordinal);
        Spend(budget, Call("inc-8", urgent: true), 1, 1);
    }

    [Fact]
    public void WhatHasNoPriceIsNotKnownToCostNothing()
    {
        Assert.Null((ModelSpend.None with { Unpriced = true }).Cost);
        Assert.Null((new ModelSpend(1, 1, 1, 2m, default) + (ModelSpend.None with { Unpriced = true })).Cost);
        Assert.Equal(0.018m, Price.Of(1_000, 1_000));
    }

    [Fact]
    public async Task AServerThatCountsNonsenseDoesNotOverturnTheSums()
    {
        var model = new FakeModel((_, _) => FakeModel.Says("x", long.MaxValue, -5));
        var options = new ModelOptions { Budget = new() { PerIncident = new(), PerHour = new() } };
        var budget = new ModelBudget(options.Budget, _time);
        var pipeline = SomeModels.Pipeline(options, budget, _time, null, ("m", model));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("x", (await pipeline.AskAsync(Call(), text: $"{i}")).Text);
        }

        Assert.Equal((300_000_000L, 0L), (budget.SpentOn(new("inc-1")).InputTokens, budget.SpentOn(new("inc-1")).OutputTokens));
    }

    [Fact]
    public void NoOrderOfRequestsPassesTheLimits() => Prop.ForAll<(PositiveInt Input, PositiveInt Output, bool Lost)[]>(requests =>
    {
        var budget = Budget(new() { Tokens = 5_000, Steps = 7 });
        foreach (var (input, output, lost) in requests)
        {
            try
            {
                var reservation = budget.Reserve(Call(), new(input.Get * 50, output.Get * 50, Price));
                var most = reservation.Most;
                budget.Settle(reservation, lost ? ModelSpend.None with { Steps = 1 } : most with { OutputTokens = reservation.OutputTokens });
            }
            catch (ModelFailedException)
            {
                // Refused.
            }
        }

        var spent = budget.SpentOn(new("inc-1"));
        return spent.Tokens <= 5_000 && spent.Steps <= 7;
    }).QuickCheckThrowOnFailure();
}
