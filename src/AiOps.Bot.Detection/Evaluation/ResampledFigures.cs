using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>
/// All figures on the rows as they are, and on rows drawn again in blocks: neighbours in time resemble each other, so drawing them one by one would promise too narrow
/// intervals (the block bootstrap; Carlstein 1986, Künsch 1989). Two models measured on the same rows see the same draws, so their difference has an interval too.
/// </summary>
public sealed class ResampledFigures
{
    /// <summary>The ends of a 95 % interval move by less than a tenth of its width with more draws.</summary>
    private const int Draws = 500;

    private const ulong Seed = 1;
    private static readonly TrialFigure[] All = Enum.GetValues<TrialFigure>();

    private readonly double[] _values;
    private readonly double[][] _drawn;

    private ResampledFigures(double[] values, double[][] drawn) => (_values, _drawn) = (values, drawn);

    public static ResampledFigures Of(TrialRows rows)
    {
        var blocks = new RowBlocks(rows);
        var once = Enumerable.Repeat(1, blocks.Count).ToArray();
        var drawn = All.Select(_ => new double[Draws]).ToArray();
        var random = new SplitMix(Seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            var figures = blocks.Measure(Drawn(blocks.Count, ref random));
            for (var figure = 0; figure < figures.Length; figure++)
            {
                drawn[figure][draw] = figures[figure];
            }
        }

        return new(blocks.Measure(once), drawn);
    }

    public Estimate this[TrialFigure figure] => Estimate.Of(_values[(int)figure], _drawn[(int)figure]);

    /// <summary>How much higher this model's figure is than the other's on the same rows. An interval without 0 in it is a difference that these rows show.</summary>
    public Estimate Less(ResampledFigures other, TrialFigure figure) => Estimate.Of(
        _values[(int)figure] - other._values[(int)figure], [.. _drawn[(int)figure].Zip(other._drawn[(int)figure], (mine, theirs) => mine - theirs)]);

    private static int[] Drawn(int blocks, ref SplitMix random)
    {
        var drawn = new int[blocks];
        for (var i = 0; i < blocks; i++)
        {
            drawn[random.Next(blocks)]++;
        }

        return drawn;
    }
}
