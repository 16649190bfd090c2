using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// The level from which a series is anomalous: a fixed one, raised where the series passes it more often than an on-call engineer would bear, to what leaves so many episodes a
/// day. Episodes, not rows: rows of one alarm count once.
/// </summary>
/// <param name="least">The level that it never goes below.</param>
/// <param name="perDay">Episodes a day that are bearable, above 0; fewer than one are counted over a longer time.</param>
internal sealed class AlertBudget(double least, double perDay)
{
    private const double LeastDays = 5;
    private const double FirstEpisodes = 3;
    private const int RememberedOfFiveDays = 64;
    private const int MostRemembered = 512;
    private const int GapRows = 10;
    private readonly double _days = DaysOf(perDay);
    private readonly List<(double Day, double Peak)> _episodes = [];
    private readonly double[] _sorted = new double[Remembered(perDay)];
    private double _first = double.NaN;
    private int _quiet = int.MaxValue;
    private double _level;

    public double Level => Math.Max(least, _level);

    /// <summary>Takes the next row's deviation and the time in days; the level that it is to be held against is the one before.</summary>
    public void Observe(double days, double deviation)
    {
        _first = double.IsNaN(_first) ? days : Math.Min(_first, days);
        if (deviation >= least)
        {
            Count(days, deviation);
            _quiet = 0;
        }
        else
        {
            _quiet = Math.Min(_quiet, int.MaxValue - 1) + 1;
        }

        var before = days - _days;
        if (_episodes.Count > 0 && _episodes[0].Day < before)
        {
            _episodes.RemoveAll(e => e.Day < before);
        }

        _level = LevelAt(Math.Min(_days, days - _first));
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteAll(_episodes, (w, e) =>
        {
            w.Write(e.Day);
            w.Write(e.Peak);
        });
        writer.Write(_first);
        writer.Write(_quiet);
        writer.Write(_level);
    }

    public void Load(BinaryReader reader)
    {
        _episodes.Clear();
        _episodes.AddRange(reader.ReadAll(_sorted.Length, r => (r.ReadDouble(), r.ReadDouble())));
        _first = reader.ReadDouble();
        _quiet = reader.ReadInt32();
        _level = reader.ReadDouble();
    }

    private static double DaysOf(double perDay) => Math.Max(LeastDays, FirstEpisodes / perDay);

    private static int Remembered(double perDay) => (int)Math.Min(RememberedOfFiveDays * DaysOf(perDay) / LeastDays, MostRemembered);

    private void Count(double days, double deviation)
    {
        if (_quiet < GapRows && _episodes.Count > 0)
        {
            var last = _episodes[^1];
            _episodes[^1] = (last.Day, Math.Max(last.Peak, deviation));
            return;
        }

        if (_episodes.Count == _sorted.Length)
        {
            _episodes.RemoveAt(0);
        }

        _episodes.Add((days, deviation));
    }

    private double LevelAt(double days)
    {
        var allowed = (int)Math.Max(FirstEpisodes, perDay * days);
        if (_episodes.Count <= allowed)
        {
            return 0;
        }

        for (var i = 0; i < _episodes.Count; i++)
        {
            _sorted[i] = _episodes[i].Peak;
        }

        var peaks = _sorted.AsSpan(0, _episodes.Count);
        peaks.Sort();
        return peaks[^(allowed + 1)];
    }
}
