using System.Numerics;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How salient the newest value is among the last 64 rows: the spectrum less its local average, transformed back, shows what does not fit the rest (Ren et al., Time-Series
/// Anomaly Detection Service at Microsoft, KDD 2019). Good at spikes on curves whose level wanders. The deviation is the saliency over its mean of late, less one; the paper
/// alarms from 3.
/// </summary>
internal sealed class SpectralResidualScorer : ISeriesScorer
{
    private const int Window = 64;
    private const int Foreseen = 5;
    private const int Known = Window - Foreseen;
    private const int AveragedBins = 3;
    private const int ComparedRows = 21;
    private const double LeastAmplitude = 1e-8;
    private readonly ValueRing _values = new(Known);
    private readonly Complex[] _spectrum = new Complex[Window];
    private readonly double[] _logs = new double[Window];

    public string Name => "spectral-residual";

    public SeriesReading Observe(in SeriesPoint point)
    {
        _values.Add(point.Value);
        if (_values.Count < Known)
        {
            return SeriesReading.Unknown;
        }

        Fill();
        FourierTransform.Forward(_spectrum);
        KeepResidual();
        FourierTransform.Backward(_spectrum);
        return new(Math.Max(0, Saliency()), 1, double.NaN);
    }

    public void Save(BinaryWriter writer) => _values.Save(writer);

    public void Load(BinaryReader reader) => _values.Load(reader);

    /// <summary>The known values, and a few foreseen by the mean slope, so that the newest is not at the edge of the window. The slope is that before it: a spike must not foresee itself.</summary>
    private void Fill()
    {
        var slope = 0.0;
        for (var back = 1; back <= Foreseen; back++)
        {
            slope += (_values[1] - _values[back + 1]) / back / Foreseen;
        }

        var foreseen = _values[Foreseen] + (slope * Foreseen);
        for (var i = 0; i < Window; i++)
        {
            _spectrum[i] = i < Known ? _values[Known - 1 - i] : foreseen;
        }
    }

    private void KeepResidual()
    {
        for (var i = 0; i < Window; i++)
        {
            _logs[i] = Math.Log(Math.Max(_spectrum[i].Magnitude, LeastAmplitude));
        }

        for (var i = 0; i < Window; i++)
        {
            var (sum, count) = (0.0, 0);
            for (var k = Math.Max(0, i - AveragedBins + 1); k <= i; k++)
            {
                (sum, count) = (sum + _logs[k], count + 1);
            }

            _spectrum[i] = Complex.FromPolarCoordinates(Math.Exp(_logs[i] - (sum / count)), _spectrum[i].Phase);
        }
    }

    private double Saliency()
    {
        var mean = 0.0;
        for (var i = Known - 1 - ComparedRows; i < Known - 1; i++)
        {
            mean += _spectrum[i].Magnitude / ComparedRows;
        }

        return (_spectrum[Known - 1].Magnitude / Math.Max(mean, LeastAmplitude)) - 1;
    }
}
