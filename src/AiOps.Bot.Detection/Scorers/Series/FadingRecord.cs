namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How a deviation compares to the largest of late, which fades: log10 of their ratio, below 0 while the series has seen greater. Tells a spike among
/// spikes from a spike alone.
/// </summary>
/// <param name="halfLife">In rows.</param>
internal sealed class FadingRecord(double halfLife)
{
    private const int FirstRows = 30;
    private readonly double _keep = Math.Pow(0.5, 1 / halfLife);
    private double _largest;
    private long _rows;

    /// <param name="floor">What is too small to tell; added to both.</param>
    public double Observe(double deviation, double floor)
    {
        if (_rows++ < FirstRows)
        {
            return 0;
        }

        var record = Math.Log10((deviation + floor) / (_largest + floor));
        _largest = Math.Max(_largest * _keep, deviation);
        return record;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_largest);
        writer.Write(_rows);
    }

    public void Load(BinaryReader reader)
    {
        _largest = reader.ReadDouble();
        _rows = reader.ReadInt64();
    }
}
