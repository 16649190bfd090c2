using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Detection.Tuning;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Tuning;

public sealed class TunableScorersTests
{
    public static TheoryData<string> Families => [.. TunableScorers.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public void EveryDefaultIsInItsSpaceAndIsWhatTheFamilyTakesByItself(string name)
    {
        var family = TunableScorers.Named(name);
        Assert.All(family.Parameters, p => Assert.InRange(p.Default, p.Low, p.High));
        var defaults = new ScorerSettings(ScorerSettings.None.Values.AddRange(family.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Default))));
        Assert.Equal(Scores(TableScorers.Named(name)), Scores(TunableScorers.Trainer(name, defaults)));
        Assert.Equal(Scores(TableScorers.Named(name)), Scores(family.Create(ScorerSettings.None)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void EveryCornerOfASpaceFitsAndScores(string name)
    {
        foreach (var end in new[] { 0.0, 1.0 })
        {
            var settings = new ScorerSettings(ScorerSettings.None.Values.AddRange(TunableScorers.Named(name).Parameters.Select(p => KeyValuePair.Create(p.Name, p.At(end)))));
            Assert.All(Scores(TunableScorers.Trainer(name, settings)), s => Assert.InRange(s, 0, 1));
        }
    }

    [Theory]
    [InlineData("ensemble", "trees", 100, "ensemble has no settings")]
    [InlineData("isolation-forest", "leaves", 100, "it has trees, sampleSize")]
    [InlineData("isolation-forest", "trees", 1e9, "50 to 500 can be")]
    [InlineData("isolation-forest", "trees", double.NaN, "50 to 500 can be")]
    public void SettingsThatAreNoneAreRefused(string family, string setting, double value, string said) => Assert.Contains(
        said, Assert.Throws<FormatException>(() => TunableScorers.Trainer(family, new(ScorerSettings.None.Values.Add(setting, value)))).Message, StringComparison.Ordinal);

    [Fact]
    public void APlaceAndItsValueLeadToEachOther() =>
        Prop.ForAll(Gen.Choose(0, 1_000).ToArbitrary(), at => TunableScorers.Names.SelectMany(n => TunableScorers.Named(n).Parameters).All(p =>
        {
            var value = p.At(at / 1_000.0);
            return value >= p.Low && value <= p.High && Math.Abs(p.At(p.PlaceOf(value)) - value) <= 1e-3 * value;
        })).QuickCheckThrowOnFailure();

    private static double[] Scores(ITableTrainer trainer)
    {
        var (table, labels) = Some.Crowd(rows: 120);
        var scores = new double[table.Rows];
        trainer.Fit(new(table, labels), new(), Ct).Score(table.Values, scores);
        return scores;
    }
}
