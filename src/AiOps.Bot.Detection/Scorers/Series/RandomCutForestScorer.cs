using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Scorers.Forests;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How much the last few values together stand in the way of a forest of random cuts through those of late (Guha et al., Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016). The deviation
/// is the share of the forest's points that would move up, were they not there; its unit the median share of late.
/// </summary>
internal sealed class RandomCutForestScorer : ISeriesScorer
{
    // Values a point: the library of the paper's authors advises 4 to 16; a shape of more values has too many dimensions for samples of 256.
    private const int Shingle = 8;
    private const int FirstRows = 256;
    private const double Least = 1e-3;
    private static readonly RandomCutOptions Sizes = new(Trees: 50);
    private readonly FirstRowsScale _scale = new();
    private readonly ValueRing _values = new(Shingle);
    private readonly Spread _usual = new();
    private readonly float[] _point = new float[Shingle];
    private RandomCutStream _forest;
    private long _rows;

    /// <param name="seed">The same seed makes the same cuts.</param>
    public RandomCutForestScorer(ulong seed) => _forest = new(Shingle, Sizes, seed);

    public string Name => "random-cut-forest";

    public SeriesReading Observe(in SeriesPoint point)
    {
        if (!_scale.IsKnown)
        {
            _scale.Add(point.Value);
            return SeriesReading.Unknown;
        }

        _values.Add(point.Value);
        if (_values.Count < Shingle)
        {
            return SeriesReading.Unknown;
        }

        for (var back = 0; back < Shingle; back++)
        {
            _point[back] = _scale.Of(_values[back]);
        }

        var share = _forest.Observe(_point);
        var usual = Math.Max(_usual.Median, Least);
        _usual.Add(share);
        return ++_rows <= FirstRows ? SeriesReading.Unknown : new(share, usual, double.NaN);
    }

    public void Save(BinaryWriter writer)
    {
        _scale.Save(writer);
        _values.Save(writer);
        _usual.Save(writer);
        writer.Write(_rows);
        _forest.Save(new ModelOutput(writer));
    }

    public void Load(BinaryReader reader)
    {
        _scale.Load(reader);
        _values.Load(reader);
        _usual.Load(reader);
        _rows = reader.ReadInt64();
        _forest = RandomCutStream.Load(new ModelInput(reader));
    }
}
