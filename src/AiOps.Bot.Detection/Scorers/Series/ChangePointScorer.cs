using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How likely a lasting change of level or of noise has just happened: Bayesian online change-point detection (Adams, MacKay 2007) with a normal model of unknown mean and
/// variance (Murphy 2007, conjugate analysis), one change in 500 rows expected. Finds shifts that are smaller than the noise, some rows late. The deviation is how many times
/// likelier than usual it is that the newest run began in the last ten rows.
/// </summary>
internal sealed class ChangePointScorer : ISeriesScorer
{
    private const double Hazard = 1.0 / 500;
    private const int LongestRun = 500;
    private const int Recent = 10;
    private const int FirstRows = 30;
    private readonly Spread _spread = new();
    private readonly Run[] _runs = new Run[LongestRun];
    private int _count;
    private long _rows;

    public string Name => "change-point";

    public SeriesReading Observe(in SeriesPoint point)
    {
        _spread.Add(point.Value);
        if (++_rows < FirstRows)
        {
            return SeriesReading.Unknown;
        }

        // In usual units, cut off: one wild value is no change of level.
        var value = Math.Clamp((point.Value - _spread.Median) / _spread.Unit, -5, 5);
        Grow(value);
        return new(RecentShare() / (Recent * Hazard), 1, (_runs[MostLikely()].Mean * _spread.Unit) + _spread.Median);
    }

    public void Save(BinaryWriter writer)
    {
        _spread.Save(writer);
        writer.Write(_rows);
        writer.Write(_count);
        for (var i = 0; i < _count; i++)
        {
            writer.Write(_runs[i].Share);
            writer.Write(_runs[i].Rows);
            writer.Write(_runs[i].Mean);
            writer.Write(_runs[i].Squares);
        }
    }

    public void Load(BinaryReader reader)
    {
        _spread.Load(reader);
        _rows = reader.ReadInt64();
        _count = reader.ReadCount(LongestRun);
        for (var i = 0; i < _count; i++)
        {
            _runs[i] = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        }
    }

    /// <summary>Every run goes on or ends; the one at index 0 begins with this value.</summary>
    private void Grow(double value)
    {
        var (ended, total) = (_count == 0 ? 1.0 : 0.0, 0.0);
        for (var i = _count - 1; i >= 0; i--)
        {
            var likely = _runs[i].Share * _runs[i].Density(value);
            ended += likely * Hazard;
            Put(Math.Min(i + 1, LongestRun - 1), _runs[i].With(likely * (1 - Hazard), value), merged: i == LongestRun - 2 && _count == LongestRun);
            total += likely * (1 - Hazard);
        }

        _runs[0] = Run.None.With(ended, value);
        total += ended;
        _count = Math.Min(_count + 1, LongestRun);
        for (var i = 0; i < _count; i++)
        {
            _runs[i] = _runs[i] with { Share = total > 0 ? _runs[i].Share / total : 1.0 / _count };
        }
    }

    /// <summary>Runs of the greatest length and above are one: they share what the likelier of two says.</summary>
    private void Put(int at, Run run, bool merged) =>
        _runs[at] = !merged ? run : (run.Share > _runs[at].Share ? run : _runs[at]) with { Share = run.Share + _runs[at].Share };

    private double RecentShare()
    {
        var share = 0.0;
        for (var i = 0; i < Math.Min(Recent, _count); i++)
        {
            share += _runs[i].Share;
        }

        return _count > Recent ? share : 0;
    }

    private int MostLikely()
    {
        var best = 0;
        for (var i = 1; i < _count; i++)
        {
            best = _runs[i].Share > _runs[best].Share ? i : best;
        }

        return best;
    }

    /// <summary>One hypothesis about when the present run began: its probability, and what its rows say of the mean and the variance.</summary>
    private readonly record struct Run(double Share, double Rows, double Mean, double Squares)
    {
        // As if one row at 0 with variance 1 had been seen before.
        public static Run None => new(0, 0, 0, 0);

        /// <summary>The predictive density of the next value: Student's t.</summary>
        public double Density(double value)
        {
            var (freedom, weight) = (Rows + 1, Rows + 1);
            var scale = (1 + Squares) / freedom * (weight + 1) / weight;
            var square = (value - Mean) * (value - Mean) / scale;
            return Math.Pow(1 + (square / freedom), -(freedom + 1) / 2) / Math.Sqrt(scale) * HalfStep(freedom);
        }

        public Run With(double share, double value)
        {
            var weight = Rows + 1;
            var mean = ((weight * Mean) + value) / (weight + 1);
            return new(share, Rows + 1, mean, Squares + (weight / (weight + 1) * (value - Mean) * (value - Mean)));
        }

        // Γ((ν+1)/2) / (Γ(ν/2) √(νπ)), by an asymptotic series that is exact to 1 in 1,000 for ν = 1 and better above.
        private static double HalfStep(double freedom) =>
            (1 - (1 / (4 * freedom)) + (1 / (32 * freedom * freedom)) + (5 / (128 * freedom * freedom * freedom))) / Math.Sqrt(2 * Math.PI);
    }
}
