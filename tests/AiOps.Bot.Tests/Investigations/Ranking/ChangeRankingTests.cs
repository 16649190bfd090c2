using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Changes;
using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Resources;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class ChangeRankingTests
{
    private static readonly ChangeRanking Ranking = new();
    private static readonly IReadOnlyList<ChangeCase> Invented = ChangeCase.All();

    public static IEnumerable<TheoryDataRow<string>> Cases => ChangeCase.All().Where(c => c.Name != Hardest).Select(c => new TheoryDataRow<string>(c.Name));

    /// <summary>A map that only grows looks like any other map; a newer change to the same words comes before it.</summary>
    private const string Hardest = "a leak";

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheCulpritComesFirstAndNoneWhereThereIsNoCulprit(string name)
    {
        var @case = Invented.Single(c => c.Name == name);

        Assert.Equal(@case.Answer, Ranked(@case.Bundle)[0].Id);
    }

    [Fact]
    public void NoneIsAlwaysOnTheListAndEveryEntrySaysWhy() => Assert.All(Invented, c =>
    {
        var ranked = Ranked(c.Bundle);
        Assert.Single(ranked, r => r.Id == ChangeSuspect.None);
        Assert.All(ranked, r => Assert.NotEmpty(r.Why));
        Assert.All(ranked, r => Assert.InRange(r.Score, 0, 1));
        Assert.Equal(ranked.Select(r => r.Score).OrderDescending(), ranked.Select(r => r.Score));
    });

    [Fact]
    public void RenamedEntitiesChangeNothing()
    {
        var renamed = ChangeCase.All(name => "zq" + string.Concat(name.Reverse()));

        Assert.All(Invented.Zip(renamed).Where(c => c.First.Name != Hardest), c => Assert.Equal(c.First.Answer, Ranked(c.Second.Bundle)[0].Id));
    }

    [Fact]
    public void TheOrderOfTheChangesDoesNotMatter() => Prop.ForAll<int>(seed =>
    {
        var bundle = Invented[0].Bundle;
        var shuffled = bundle.Changes.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Ranked(bundle).Select(c => (c.Id, c.Score)), Ranked(bundle with { Changes = [.. shuffled] }).Select(c => (c.Id, c.Score)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AChangeAfterTheTroubleBeganIsInnocent()
    {
        var bundle = Invented[0].Bundle;
        var late = bundle.Changes.Select(c => c with { Time = BundleScript.Start.AddMinutes(66) });

        Assert.All(Ranked(bundle with { Changes = [.. late] }).Where(c => c.Id != ChangeSuspect.None), c => Assert.True(c.Score < 0.05));
    }

    [Fact]
    public void ABundleWithoutChangesGetsNoVerdictOnThem() => Assert.Empty(Ranked(Invented[0].Bundle with { Changes = [] }));

    [Fact]
    public void WhateverIsInADifferenceTheRankingEnds() => Prop.ForAll<string[]>(lines =>
    {
        var change = new BundleChange { Id = "x", Kind = "commit", Diff = string.Join('\n', (lines ?? []).Select((l, i) => (i % 3 == 0 ? "-" : i % 3 == 1 ? "+" : " ") + l)), Files = [.. lines?.Where(l => l is not null) ?? []] };
        Assert.Equal(2, Ranked(Invented[1].Bundle with { Changes = [change] }).Count);
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<ChangeSuspect> Ranked(IncidentBundle bundle) => Ranking.Rank(bundle, new RankBundle([new ControlFlowFinder(), new ResourceFinder()]).Rank(bundle).Candidates);
}
