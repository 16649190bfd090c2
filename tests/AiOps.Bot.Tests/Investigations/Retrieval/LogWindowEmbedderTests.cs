using AiOps.Bot.Core.Investigations.Retrieval;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class LogWindowEmbedderTests
{
    private readonly LogWindowEmbedder _embedder = new(new DigitMasks());

    private static double Likeness(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    [Fact]
    public void VectorsHaveUnitLengthWhateverTheLines() => Prop.ForAll<string[]>(lines =>
    {
        var vector = _embedder.Embed(lines.Select(l => l ?? ""));
        return vector.Length == LogWindowEmbedder.Dimension && Math.Abs(Likeness(vector, vector) - 1) < 1e-4;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheSameLinesGiveTheSameVectorInAnyOrder()
    {
        string[] lines = ["opened session 4 for user ana", "closed session 4", "disk sda at 81 percent"];
        Assert.Equal(_embedder.Embed(lines), _embedder.Embed(lines.Reverse()));
    }

    [Fact]
    public void VariablePartsDoNotMatter() =>
        Assert.Equal(1, Likeness(_embedder.Embed(["request 17 took 230 ms"]), _embedder.Embed(["request 9 took 4 ms"])), 4);

    [Fact]
    public void TheVectorIsTheSameInEveryProcess() =>
        Assert.Equal(13440818370620718934UL, TermHash.Of("session"));

    [Fact]
    public void WindowsOnTheSameSubjectAreMoreAlikeThanOthers()
    {
        var query = _embedder.Embed(["connection to orders-db refused", "pool exhausted, 40 waiting"]);
        var same = _embedder.Embed(["connection to orders-db refused", "retrying in 5 s"]);
        var other = _embedder.Embed(["certificate renewed", "cache warmed in 12 s"]);
        Assert.True(Likeness(query, same) > Likeness(query, other) + 0.3);
    }

    [Fact]
    public void InAQueryRareTermsWeighMore()
    {
        string[] chatter = ["heartbeat ok"];
        var weights = TermWeights.From(Enumerable.Range(0, 50).Select(_ => _embedder.TermsOf(chatter).Keys));
        var query = LogWindowEmbedder.Embed(_embedder.TermsOf(["heartbeat ok", "disk failure on sda"]), weights);
        Assert.True(Likeness(query, _embedder.Embed(["disk failure on sdb"])) > Likeness(query, _embedder.Embed(chatter)));
    }
}
