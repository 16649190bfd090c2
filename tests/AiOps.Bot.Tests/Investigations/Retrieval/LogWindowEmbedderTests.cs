using AiOps.Bot.Core.Investigations.Retrieval;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class LogWindowEmbedderTests
{
    private readonly LogWindowEmbedder _embedder = Some.Embedder();

    private static double Likeness(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private float[] Embed(params string[] lines) => Embed(TermWeights.Even, lines);

    // The hashed terms are ready at once.
    private float[] Embed(TermWeights weights, string[] lines)
    {
        var embedded = _embedder.EmbedAsync([_embedder.TemplatesOf(lines)], weights, CancellationToken.None);
        Assert.True(embedded.IsCompletedSuccessfully);
        return embedded.GetAwaiter().GetResult()[0];
    }

    [Fact]
    public void VectorsHaveUnitLengthWhateverTheLines() => Prop.ForAll<string[]>(lines =>
    {
        var vector = Embed([.. lines.Select(l => l ?? "")]);
        return vector.Length == HashedTermGenerator.Dimension && Math.Abs(Likeness(vector, vector) - 1) < 1e-4;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheSameLinesGiveTheSameVectorInAnyOrder()
    {
        string[] lines = ["opened session 4 for user ana", "closed session 4", "disk sda at 81 percent"];
        Assert.Equal(Embed(lines), Embed([.. lines.Reverse()]));
    }

    [Fact]
    public void VariablePartsDoNotMatter() => Assert.Equal(1, Likeness(Embed("request 17 took 230 ms"), Embed("request 9 took 4 ms")), 4);

    [Fact]
    public void TheVectorIsTheSameInEveryProcess() =>
        Assert.Equal(13440818370620718934UL, TermHash.Of("session"));

    [Fact]
    public void WindowsOnTheSameSubjectAreMoreAlikeThanOthers()
    {
        var query = Embed("connection to orders-db refused", "pool exhausted, 40 waiting");
        var same = Embed("connection to orders-db refused", "retrying in 5 s");
        var other = Embed("certificate renewed", "cache warmed in 12 s");
        Assert.True(Likeness(query, same) > Likeness(query, other) + 0.3);
    }

    [Fact]
    public void InAQueryRareTemplatesWeighMore()
    {
        string[] chatter = ["heartbeat ok"];
        var weights = TermWeights.From(Enumerable.Range(0, 50).Select(_ => _embedder.TemplatesOf(chatter)));
        var query = Embed(weights, ["heartbeat ok", "disk failure on sda"]);
        Assert.True(Likeness(query, Embed("disk failure on sdb")) > Likeness(query, Embed(chatter)));
    }

    [Fact]
    public void TermsAreSortedOnceEachAndBounded()
    {
        var many = _embedder.TemplatesOf(Enumerable.Range(0, 200).Select(i => string.Join(' ', Enumerable.Range(0, 60).Select(j => $"w{(char)('a' + (i % 26))}{(char)('a' + (j % 26))}{(char)('a' + (i / 26))}"))));
        var terms = WindowTerms.Stored(many).Terms;
        Assert.Equal(terms.Distinct().Order(), terms);
        Assert.InRange(terms.Length, 400, 512);
    }

    [Fact]
    public void AWordInMoreTemplatesWeighsMoreAndInALongerWindowLess()
    {
        var word = (uint)TermHash.Of("timeout");
        float WeightIn(params string[] lines)
        {
            var terms = WindowTerms.Stored(_embedder.TemplatesOf(lines));
            return terms.Weights[Array.IndexOf(terms.Terms, word)];
        }

        var once = WeightIn("timeout of the pool");
        Assert.True(WeightIn("timeout of the pool", "timeout of the disk") > once);
        Assert.Equal(once, WeightIn("timeout of the pool", "timeout of the pool"));
        Assert.True(WeightIn("timeout " + string.Join(' ', Enumerable.Range(0, 30).Select(i => "word" + (char)('a' + i)))) < once);
    }
}
