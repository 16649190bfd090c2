using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Networks;

public sealed class NetworkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void TheAutoencodersGradientIsThatOfFiniteDifferences()
    {
        var random = new Random(3);
        var network = new AutoencoderNetwork(5, 8, 2, [.. Enumerable.Range(0, 35).Select(_ => (float)((random.NextDouble() * 2) - 1))]);
        CheckGradient(network, Parameters(network.Parameters), [0, 3, 5, 6, 1, 2, 4]);
    }

    [Fact]
    public void TheMemorysGradientIsThatOfFiniteDifferences()
    {
        EventWindow[] windows = [new([0, 3, 1, 4], [3, 1, 4, 0]), new([0, 2], [2, 2]), new([1, 1, 3, 2, 0, 4], [1, 3, 2, 0, 4, 1])];
        var network = new NextEventNetwork(5, 3, 4, windows);
        CheckGradient(network, Parameters(network.Parameters), [0, 1, 2]);
    }

    [Fact]
    public void TheMemorySurprisesAsTheReferenceDoes()
    {
        // The same equations in numpy, in double precision, with the same parameters.
        var network = new NextEventNetwork(5, 3, 4, []);
        var surprises = network.Surprises(Parameters(network.Parameters), new([0, 3, 1, 4], [3, 1, 4, 2]));
        double[] expected = [1.781221, 1.373736, 1.992031, 1.455214];
        Assert.All(expected.Zip(surprises), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void TheAutoencoderSaysAgainWhatTheReferenceDoes()
    {
        var network = new AutoencoderNetwork(3, 8, 2, []);
        var made = new float[3];
        network.Reconstruct(Parameters(network.Parameters), [0.5f, -1, 2], made);
        double[] expected = [-0.338233, -0.201, 0.121031];
        Assert.All(expected.Zip(made), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 7, 16)]
    [InlineData(9, 3, 37)]
    public void ProductsAreThoseOfThreeLoops(int m, int k, int n)
    {
        var random = new Random(1);
        var (a, b, c) = (Values(random, m * k), Values(random, k * n), Values(random, m * n));
        var expected = c.ToArray();
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                expected[(i * n) + j] += Enumerable.Range(0, k).Sum(p => a[(i * k) + p] * b[(p * n) + j]);
            }
        }

        MatrixProduct.Add(a, b, c, (m, k, n));
        Assert.All(expected.Zip(c), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void TheMemoryLearnsWhatCountsOfTwoBeforeCannotTell()
    {
        // What stands first comes again at the end, behind eight equal steps.
        var random = new Random(5);
        EventWindow[] windows = [.. Enumerable.Range(0, 2_000).Select(_ => Remembering(random.Next(2)))];
        var network = new NextEventNetwork(4, 8, 16, windows);
        var parameters = network.Start(1);
        new NetworkFit(network, new(20, 64, 0.01f), new(1, 2)).Run(parameters, windows.Length, Ct);
        Assert.True(network.Surprises(parameters, Remembering(1))[^1] < 0.1);
        var wrong = Remembering(1) with { Targets = [.. Remembering(1).Targets[..^1], 0] };
        Assert.True(network.Surprises(parameters, wrong)[^1] > 3);
    }

    [Fact]
    public void TrainingIsTheSameOnOneThreadAndOnTwo()
    {
        var random = new Random(5);
        EventWindow[] windows = [.. Enumerable.Range(0, 200).Select(_ => Remembering(random.Next(2)))];
        var network = new NextEventNetwork(4, 8, 16, windows);
        var (one, two) = (network.Start(1), network.Start(1));
        new NetworkFit(network, new(3, 64, 0.01f), new(1, 1)).Run(one, windows.Length, Ct);
        new NetworkFit(network, new(3, 64, 0.01f), new(1, 2)).Run(two, windows.Length, Ct);
        Assert.Equal(one.Select(BitConverter.SingleToInt32Bits), two.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void TheAutoencoderFindsColumnsThatDoNotGoTogetherAsTheyUse()
    {
        // Six columns follow one number; in the second row half of them follow another, and none is strange by itself.
        var random = new Random(2);
        var values = Enumerable.Range(0, 2_000).Select(_ => (float)((random.NextDouble() * 4) - 2)).SelectMany(x => Following(x, x).Select(v => v + (float)(random.NextDouble() * 0.05))).ToArray();
        var scorer = new AutoencoderTrainer().Fit(TrainingTable.Unlabelled(new(["a", "b", "c", "d", "e", "f"], values)), new(), Ct);
        var scores = new double[2];
        scorer.Score([.. Following(1, 1), .. Following(1, -1)], scores);
        Assert.True(scores[0] < 0.5 && scores[1] > 0.8, $"{scores[0]}, {scores[1]}");
    }

    private static float[] Following(float x, float y) => [x, -x, 2 * x, y, 3 * y, -2 * y];

    private static EventWindow Remembering(int first) => new([first, 2, 2, 2, 2, 2, 2, 2, 2, 3], [2, 2, 2, 2, 2, 2, 2, 2, 3, first]);

    private static void CheckGradient(INetwork network, float[] parameters, int[] items)
    {
        const float step = 1e-2f;
        var gradient = new float[network.Parameters];
        network.AddGradient(parameters, items, gradient, network.Workspace());
        for (var i = 0; i < parameters.Length; i += 1 + (parameters.Length / 60))
        {
            var numeric = (LossAt(step) - LossAt(-step)) / (2 * step);
            Assert.True(Math.Abs(numeric - gradient[i]) < 2e-2 * Math.Max(0.1, Math.Abs(numeric)), $"parameter {i}: {gradient[i]}, by differences {numeric}");

            double LossAt(float by)
            {
                var moved = parameters.ToArray();
                moved[i] += by;
                return network.AddGradient(moved, items, new float[network.Parameters], network.Workspace()).Loss;
            }
        }
    }

    private static float[] Parameters(int count) => [.. Enumerable.Range(0, count).Select(i => 0.3f * (float)Math.Sin(i + 1))];

    private static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
}
