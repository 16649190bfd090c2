using AiOps.Bot.Core.Anomalies.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Core.Anomalies;

public sealed class ModelLinePolicyTests
{
    [Fact]
    public void TheFirstChampionReplacesNobody()
    {
        var decision = Decide(Some.Line(), Some.Change(ModelEventKind.Promoted, 2));
        Assert.Equal((2, (int?)null), (decision.Line!.Champion, decision.Line.PreviousChampion));
        Assert.Equal(new ModelEvent("checkout-latency", ModelEventKind.Promoted, 2, null, "cli:ben", Some.Noon.AddHours(1), "fewer false alarms"), decision.Event);
    }

    [Fact]
    public void APromotedChallengerIsNoChallengerAnyMore()
    {
        var line = Decide(Some.Line(champion: 1, challenger: 3), Some.Change(ModelEventKind.Promoted, seen: 1)).Line!;
        Assert.Equal((3, (int?)null, 1), (line.Champion, line.Challenger, line.PreviousChampion));
    }

    [Fact]
    public void AnotherVersionIsPromotedPastTheChallengerWhoStays()
    {
        var line = Decide(Some.Line(champion: 1, challenger: 3), Some.Change(ModelEventKind.Promoted, 2, seen: 1)).Line!;
        Assert.Equal((2, 3), (line.Champion, line.Challenger));
    }

    [Fact]
    public void GoingBackTwiceGoesBackTwoChampions()
    {
        var once = Decide(Some.Line(3, 3, null, 1, 2), Some.Change(ModelEventKind.RolledBack, seen: 3)).Line!;
        var twice = Decide(once, Some.Change(ModelEventKind.RolledBack, seen: 2)).Line!;
        Assert.Equal((2, 1, (int?)null), (once.Champion, twice.Champion, twice.PreviousChampion));
    }

    [Theory]
    [InlineData(ModelEventKind.Promoted, null, 1, "has no challenger")]
    [InlineData(ModelEventKind.Promoted, 1, 1, "is the champion already")]
    [InlineData(ModelEventKind.Promoted, 9, 1, "has no version 9; its newest is 3")]
    [InlineData(ModelEventKind.Promoted, 2, null, "Somebody was faster: the champion of checkout-latency is version 1 now, not none")]
    [InlineData(ModelEventKind.Challenged, null, 1, "Name a version")]
    [InlineData(ModelEventKind.Challenged, 1, 1, "is the champion already")]
    [InlineData(ModelEventKind.RolledBack, null, 1, "version 1 is its first")]
    [InlineData(ModelEventKind.RolledBack, 2, 1, "was not the champion before this one")]
    [InlineData(ModelEventKind.Retired, 1, 1, "Promote another one first")]
    [InlineData(ModelEventKind.Registered, 2, 1, "registered with its content")]
    public void WhatCannotBeIsRefusedWithAReason(ModelEventKind kind, int? version, int? seen, string reason)
    {
        var line = Some.Line(champion: 1);
        var decision = Decide(line, Some.Change(kind, version, seen));
        Assert.Contains(reason, decision.Refusal, StringComparison.Ordinal);
        Assert.Equal((line, null), (decision.Line, decision.Event));
    }

    [Fact]
    public void WhatARollBackNeedsIsNotRetired()
    {
        var line = Some.Line(3, 3, null, 1, 2);
        Assert.Contains("roll-back", Decide(line, Some.Change(ModelEventKind.Retired, 2, seen: 3)).Refusal, StringComparison.Ordinal);
        Assert.Equal([2], Decide(line, Some.Change(ModelEventKind.Retired, 1, seen: 3)).Line!.Former);
    }

    [Fact]
    public void ARetiredVersionBecomesNothing() =>
        Assert.Contains("is retired", ModelLinePolicy.Decide(Some.Line(), Some.Registered(2, Some.Noon), Some.Change(ModelEventKind.Challenged, 2)).Refusal, StringComparison.Ordinal);

    [Fact]
    public void AReasonOfAnyLengthIsNotKept() =>
        Assert.Contains("2,001 characters", Decide(Some.Line(), Some.Change(ModelEventKind.Promoted, 1) with { Why = new string('x', 2_001) }).Refusal, StringComparison.Ordinal);

    [Fact]
    public void WhateverHappensNoVersionStandsAgainstItself() =>
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var line = Some.Line(newest: 30);
            foreach (var (kind, version) in steps)
            {
                line = Decide(line, Some.Change(kind, version, line.Champion)).Line!;
                if (!IsSound(line))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static bool IsSound(ModelLine line) =>
        (line.Champion is null || (line.Champion != line.Challenger && !line.Former.Contains(line.Champion.Value)))
        && line.Former.Distinct().Count() == line.Former.Length
        && line.Former.Length <= ModelLinePolicy.MostFormer;

    private static Gen<List<(ModelEventKind, int?)>> Steps() =>
        from count in Gen.Choose(1, 60)
        from kinds in Gen.Elements(ModelEventKind.Challenged, ModelEventKind.Promoted, ModelEventKind.RolledBack, ModelEventKind.Retired).ArrayOf(count)
        from versions in Gen.Choose(0, 30).ArrayOf(count)
        select kinds.Zip(versions, (k, v) => (k, v == 0 ? (int?)null : v)).ToList();

    private static ModelDecision Decide(ModelLine line, ModelChange change) =>
        ModelLinePolicy.Decide(line, ModelLinePolicy.TargetOf(line, change) is { } target && target <= line.Newest ? Some.Registered(target) : null, change);
}
