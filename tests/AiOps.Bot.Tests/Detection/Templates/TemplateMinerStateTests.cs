using AiOps.Bot.Detection.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Templates;

public sealed class TemplateMinerStateTests
{
    private static readonly TemplateMinerOptions Small = new() { MaxTemplates = 30, MaxTokens = 200, MaxVariations = 40 };

    private static readonly string[] Words = ["login", "of", "anna", "bert", "carl", "dora", "failed", "10.0.0.1", "42", "user=emil", "OPEN"];

    private static Arbitrary<string[]> Logs() =>
        Gen.Elements(Words).ArrayOf().Resize(5).Select(words => string.Join(' ', words)).ArrayOf().Resize(120).ToArbitrary();

    private static TemplateMiner Taught(TemplateMiner miner, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            miner.Learn(line);
        }

        return miner;
    }

    [Fact]
    public void LoadingAndGoingOnEqualsNeverHavingStopped() =>
        Prop.ForAll(Logs(), Logs(), (before, after) =>
        {
            var whole = Taught(Taught(new TemplateMiner(Small), before), after);
            var resumed = Taught(TemplateMiner.Load(Taught(new TemplateMiner(Small), before).Save()), after);
            return whole.Save().AsSpan().SequenceEqual(resumed.Save());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryLearnedLineHasATemplateUntilEviction() =>
        Prop.ForAll(Logs(), lines =>
        {
            var miner = new TemplateMiner();
            return lines.All(line => miner.Find(miner.Learn(line).Id) is not null) && lines.All(line => miner.Match(line) is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void CountsAddUpToTheLines() =>
        Prop.ForAll(Logs(), lines => Taught(new TemplateMiner(), lines).Templates.Sum(t => t.Count) == lines.Length).QuickCheckThrowOnFailure();

    [Fact]
    public void AMergedMinerKnowsTheLinesOfBoth() =>
        Prop.ForAll(Logs(), Logs(), (left, right) =>
        {
            var merged = Taught(new TemplateMiner(), left);
            merged.Merge(Taught(new TemplateMiner(), right));
            return left.Concat(right).All(line => merged.Match(line) is not null) && merged.Templates.Sum(t => t.Count) == left.Length + right.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOthersIdsAreFoundAfterMerging()
    {
        var left = Taught(new TemplateMiner(), ((string[])["anna", "bert", "carl", "dora", "emil"]).Select(user => $"session opened for user {user} by root"));
        var right = new TemplateMiner();
        var id = right.Learn("session opened for user zoe by root").Id;
        left.Merge(right);
        Assert.Equal("session opened for user <*> by root", left.Find(id)?.Text);
    }

    [Fact]
    public void DamagedStateIsRefused()
    {
        var state = Taught(new TemplateMiner(), ["some line 1", "another 2"]).Save();
        Assert.Throws<FormatException>(() => TemplateMiner.Load([]));
        Assert.Throws<FormatException>(() => TemplateMiner.Load([1, 2, 3, 4, 5, 6, 7, 8]));
        for (var length = 0; length < state.Length; length++)
        {
            Assert.Throws<FormatException>(() => TemplateMiner.Load(state.AsSpan(0, length)));
        }
    }
}
