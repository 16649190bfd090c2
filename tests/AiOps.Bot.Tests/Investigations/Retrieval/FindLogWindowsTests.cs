using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class FindLogWindowsTests
{
    private static async Task<double> RecallAsync(RetrievalWorld world, IVectorIndex index, LogWindowEmbedder? embedder = null, int limit = 5)
    {
        var find = new FindLogWindows(index, embedder ?? world.Embedder);
        var found = 0;
        foreach (var (lines, answers) in world.Questions)
        {
            var windows = (await find.FindAsync(new() { Lines = lines, Background = world.Background, Limit = limit, LeastLikeness = 0 }, CancellationToken.None)).Windows;
            found += windows.Count(w => answers.Contains(w.Point.Id));
        }

        return found / (double)world.Questions.Sum(q => q.Answers.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task KnownEvidenceIsAmongTheFirstFive(int seed)
    {
        var world = new RetrievalWorld(seed);
        var recall = await RecallAsync(world, await world.IndexAsync(new MemoryVectorIndex()));
        Assert.True(recall >= 0.95, $"recall at 5 is {recall}");
    }

    [Fact]
    public async Task LinesThatMatchEveryQueryDoNotPushTheTrueOnesOut()
    {
        var world = new RetrievalWorld(4);
        var before = await RecallAsync(world, await world.IndexAsync(new MemoryVectorIndex()));

        // Whoever writes them knows every question and makes streams as he likes, in a group that he may write to.
        string[] stuffed = [.. world.Questions.Select(q => string.Join(' ', q.Lines))];
        for (var i = 0; i < 400; i++)
        {
            world.Add($"stuffed{i}", "/attacked", i % 2 == 0 ? stuffed : [stuffed[i % stuffed.Length]], stream: $"s{i}");
        }

        // Two windows of the group are shown, as of any other; the five places beside them are the others'.
        var after = await RecallAsync(world, await world.IndexAsync(new MemoryVectorIndex()), limit: 7);
        Assert.True(after >= before - 0.03, $"recall fell from {before} to {after}");
    }

    [Fact]
    public async Task OneGroupHasItsShareOfTheAnswerOnly()
    {
        var world = new RetrievalWorld(5);
        for (var i = 0; i < 50; i++)
        {
            world.Add($"stuffed{i}", "/attacked", world.Questions[0].Lines, stream: $"s{i}");
        }

        var find = new FindLogWindows(await world.IndexAsync(new MemoryVectorIndex()), world.Embedder);
        var answer = await find.FindAsync(new() { Lines = world.Questions[0].Lines, Limit = 10, LeastLikeness = 0 }, CancellationToken.None);
        Assert.Equal(2, answer.Windows.Count(w => w.Point.Stream.Group == "/attacked"));
        Assert.Equal(answer.Windows.Count, answer.Windows.Select(w => w.Point.Stream).Distinct().Count());
    }

    [Fact]
    public async Task WhileTheModelIsDownWordsAnswerAndTheGapIsSaid()
    {
        var world = new RetrievalWorld(6);
        using var model = new ScriptedEmbeddings { Fault = new HttpRequestException("down") };
        var index = await world.IndexAsync(new MemoryVectorIndex(), hasVectors: false);
        var broken = Some.Embedder(model);
        Assert.True(await RecallAsync(world, index, broken) >= 0.9);
        var answer = await new FindLogWindows(index, broken).FindAsync(new() { Lines = world.Questions[0].Lines }, CancellationToken.None);
        Assert.Contains("words only", answer.Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnythingIndexedNothingIsFound()
    {
        using var model = new ScriptedEmbeddings { Fault = new HttpRequestException("down") };
        Assert.Empty((await new FindLogWindows(new MemoryVectorIndex(), Some.Embedder()).FindAsync(new() { Lines = ["a b"] }, CancellationToken.None)).Windows);
        Assert.Empty((await new FindLogWindows(new MemoryVectorIndex(), Some.Embedder(model)).FindAsync(new() { Lines = ["a b"] }, CancellationToken.None)).Windows);
        Assert.Empty((await new FindLogWindows(new MemoryVectorIndex(), Some.Embedder()).FindAsync(new() { Lines = [] }, CancellationToken.None)).Windows);
    }

    [Fact]
    public async Task ExcludedAndUnlikeWindowsAreNotInTheAnswer()
    {
        var world = new RetrievalWorld(7);
        var find = new FindLogWindows(await world.IndexAsync(new MemoryVectorIndex()), world.Embedder);
        var (lines, answers) = world.Questions[0];
        var without = await find.FindAsync(new() { Lines = lines, Limit = 100, LeastLikeness = 0, IsExcluded = p => answers.Contains(p.Id) }, CancellationToken.None);
        Assert.DoesNotContain(without.Windows, w => answers.Contains(w.Point.Id));
        var strict = await find.FindAsync(new() { Lines = lines, Limit = 100, LeastLikeness = 0.4 }, CancellationToken.None);
        Assert.All(strict.Windows, w => Assert.InRange(w.Likeness, 0.4, 1));
    }

    [Fact]
    public async Task TheAnswerDoesNotDependOnTheOrderOfIndexing()
    {
        var world = new RetrievalWorld(8);
        var forwards = await new FindLogWindows(await world.IndexAsync(new MemoryVectorIndex()), world.Embedder).FindAsync(new() { Lines = world.Questions[3].Lines, Limit = 3 }, CancellationToken.None);
        world.Points.Reverse();
        var backwards = await new FindLogWindows(await world.IndexAsync(new MemoryVectorIndex()), world.Embedder).FindAsync(new() { Lines = world.Questions[3].Lines, Limit = 3 }, CancellationToken.None);
        Assert.Equal(forwards.Windows.Select(w => w.Point.Id), backwards.Windows.Select(w => w.Point.Id));
    }
}
