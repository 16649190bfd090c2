namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// By how much a deviation is the largest of late: log10 of it over the largest of the last one to two windows. The causal form of "fire on a new maximum only": whatever a
/// series does again and again is no news.
/// </summary>
/// <param name="window">In rows.</param>
/// <param name="firstRows">How many rows are not looked at, because everything in them is a record.</param>
internal sealed class RecordTracker(int window, int firstRows)
{
    // Two windows, one being filled and one full, tell the largest of late in two numbers.
    private double _largest;
    private double _largestBefore;
    private long _rows;

    /// <summary>Above 0 for a new record: 0.3 for twice the old one. 0 while the series is new.</summary>
    /// <param name="floor">What is too small to tell; added to both.</param>
    public double Observe(double deviation, double floor)
    {
        if (_rows++ < firstRows)
        {
            return 0;
        }

        if (_rows % window == 0)
        {
            (_largest, _largestBefore) = (0, _largest);
        }

        var record = Math.Log10((deviation + floor) / (Math.Max(_largest, _largestBefore) + floor));
        _largest = Math.Max(_largest, deviation);
        return record;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_largest);
        writer.Write(_largestBefore);
        writer.Write(_rows);
    }

    public void Load(BinaryReader reader)
    {
        _largest = reader.ReadDouble();
        _largestBefore = reader.ReadDouble();
        _rows = reader.ReadInt64();
    }
}
