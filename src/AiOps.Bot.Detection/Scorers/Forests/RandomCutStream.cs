using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// A random cut forest over a stream: each tree holds a sample of its own, in which older points fade. A point is scored by the trees as they are, then offered to each.
/// Constant memory; the same points and seed give the same scores, bit by bit.
/// </summary>
internal sealed class RandomCutStream
{
    private const int MostTrees = 1_000;
    private const int LargestSample = 4_096;

    private readonly RandomCutOptions _options;
    private readonly int _width;
    private readonly RandomCutTree[] _trees;
    private readonly FadingSample[] _samples;
    private readonly SplitMix[] _randoms;
    private long _seen;

    public RandomCutStream(int width, RandomCutOptions options, ulong seed)
    {
        (_options, _width) = (options, width);
        _trees = [.. Enumerable.Range(0, options.Trees).Select(_ => new RandomCutTree(options.SampleSize, width))];
        _samples = [.. _trees.Select(_ => new FadingSample(options.SampleSize, options.Memory))];
        _randoms = [.. _trees.Select((_, tree) => SplitMix.Of(seed, tree))];
    }

    private RandomCutStream(RandomCutOptions options, int width, RandomCutTree[] trees) =>
        (_options, _width, _trees, _samples, _randoms) = (options, width, trees, new FadingSample[trees.Length], new SplitMix[trees.Length]);

    /// <summary>Scores a point by those before it, then learns it.</summary>
    /// <returns>The share of the points that would move up, were it not there: 0 to 1; 0 for the first.</returns>
    public double Observe(ReadOnlySpan<float> point)
    {
        var sum = 0.0;
        for (var tree = 0; tree < _trees.Length; tree++)
        {
            sum += _trees[tree].ExpectedDisplacement(point) / Math.Max(1, _trees[tree].Mass);
            Learn(tree, point);
        }

        _seen++;
        return sum / _trees.Length;
    }

    public void Save(ModelOutput output)
    {
        int[] numbers = [_options.Trees, _options.SampleSize, _options.Memory, _width];
        output.Array<int>(numbers);
        output.Array<long>([_seen]);
        output.Array<ulong>([.. _randoms.Select(r => r.State)]);
        for (var tree = 0; tree < _trees.Length; tree++)
        {
            _samples[tree].Save(output, _trees[tree].Save(output));
        }
    }

    /// <exception cref="FormatException">It is no such forest.</exception>
    public static RandomCutStream Load(ModelInput input)
    {
        var numbers = input.Array<int>(4);
        if (numbers is not [>= 1 and <= MostTrees, >= 2 and <= LargestSample, >= 1, >= 1])
        {
            throw new FormatException("The sizes of a random cut forest are impossible.");
        }

        var options = new RandomCutOptions(numbers[0], numbers[1], numbers[2]);
        var forest = new RandomCutStream(options, numbers[3], new RandomCutTree[options.Trees]) { _seen = input.Array<long>(1)[0] };
        var states = input.Array<ulong>(options.Trees);
        for (var tree = 0; tree < options.Trees; tree++)
        {
            forest._randoms[tree] = new(states[tree]);
            forest._trees[tree] = RandomCutTree.Load(input, options.SampleSize, numbers[3]);
            forest._samples[tree] = FadingSample.Load(input, options, forest._trees[tree]);
        }

        return forest;
    }

    private void Learn(int tree, ReadOnlySpan<float> point)
    {
        var key = _samples[tree].Draw(_seen, ref _randoms[tree]);
        if (!_samples[tree].Wants(key))
        {
            return;
        }

        if (_samples[tree].TryEvict(out var oldest))
        {
            _trees[tree].Forget(oldest);
        }

        _samples[tree].Hold(_trees[tree].Insert(point, ref _randoms[tree]), key);
    }
}
