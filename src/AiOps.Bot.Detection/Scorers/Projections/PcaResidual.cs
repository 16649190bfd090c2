using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Projections;

/// <summary>
/// What the principal components do not explain (Shyu et al.: A Novel Anomaly Detection Scheme Based on Principal Component Classifier, 2003; Jackson and Mudholkar's
/// Q statistic, 1979): the squared distance from the plane of ordinary rows, each minor direction in units of its own ordinary spread, plus how far out a row lies inside the plane.
/// </summary>
public sealed class PcaResidual : ITableScorer
{
    private readonly ColumnScaling _scaling;
    private readonly double[] _middle;
    private readonly double[][] _directions;
    private readonly double[] _spreads;
    private TailScale _tail = new(1);

    internal PcaResidual(ColumnScaling scaling, double[] middle, double[][] directions, double[] spreads) =>
        (_scaling, _middle, _directions, _spreads) = (scaling, middle, directions, spreads);

    public string Name => PcaResidualTrainer.FamilyName;

    public int Width => _middle.Length;

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var scaled = new float[Width];
        for (var i = 0; i < scores.Length; i++)
        {
            _scaling.Apply(rows.Slice(i * Width, Width), scaled);
            scores[i] = _tail.Of(Raw(scaled));
        }
    }

    internal static PcaResidual Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        var (middle, spreads) = (input.Array<double>(scaling.Columns), input.Array<double>());
        double[][] directions = [.. spreads.Select(_ => input.Array<double>(scaling.Columns))];
        return new(scaling, middle, directions, spreads) { _tail = new(input.Real()) };
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        output.Array<double>(_middle);
        output.Array<double>(_spreads);
        foreach (var direction in _directions)
        {
            output.Array<double>(direction);
        }

        output.Number(_tail.Half);
    }

    internal PcaResidual Calibrated(float[] scaled)
    {
        var raw = new double[scaled.Length / Width];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = Raw(scaled.AsSpan(i * Width, Width));
        }

        _tail = TailScale.Of(raw);
        return this;
    }

    private double Raw(ReadOnlySpan<float> scaled)
    {
        var sum = 0.0;
        for (var k = 0; k < _directions.Length; k++)
        {
            var along = 0.0;
            for (var c = 0; c < scaled.Length; c++)
            {
                along += (scaled[c] - _middle[c]) * _directions[k][c];
            }

            sum += along * along / _spreads[k];
        }

        return sum;
    }
}
