namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// Keeps an alarm whole: from the row that passes the threshold, rows that are still well above the usual belong to it, until it has been quiet for a while. Without it one
/// anomaly that wavers about the threshold would be many.
/// </summary>
internal sealed class Alarm
{
    // Results are flat from 10 to 20 rows, and from 0.3 to 0.6 of the threshold.
    private const int QuietRows = 15;
    private const double StillUnusual = 0.4;
    private const double FadeEachRow = 0.8;
    private const double MostLift = 0.2;
    private double _held;
    private int _left;

    /// <summary>The next row's level with what went just before it taken in: 1 and above is anomalous.</summary>
    /// <param name="ratio">The level over the threshold.</param>
    public double Observe(double ratio)
    {
        _held = Math.Max(ratio, _held * FadeEachRow);
        if (ratio >= 1)
        {
            _left = QuietRows;
            return _held;
        }

        if (_left == 0)
        {
            return _held;
        }

        _left = ratio >= StillUnusual ? Math.Max(_left - 1, QuietRows / 2) : _left - 1;
        return _held >= StillUnusual && _held < 1 ? 1 + (MostLift * (_held - StillUnusual) / (1 - StillUnusual)) : _held;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_held);
        writer.Write(_left);
    }

    public void Load(BinaryReader reader)
    {
        _held = reader.ReadDouble();
        _left = reader.ReadInt32();
    }
}
