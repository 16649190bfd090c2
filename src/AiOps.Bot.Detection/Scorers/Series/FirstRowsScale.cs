namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>Values in single precision: about the level of a series' first rows, and in the unit that these have.</summary>
internal sealed class FirstRowsScale
{
    private const int Rows = 32;
    private const float Widest = 1e15f;
    private readonly ValueRing _first = new(Rows);
    private double _centre;

    /// <summary>What 1 stands for; 0 until enough rows came.</summary>
    public double Unit { get; private set; }

    public bool IsKnown => Unit > 0;

    /// <summary>The first rows, the earliest first.</summary>
    public IEnumerable<double> First => Enumerable.Range(0, _first.Count).Select(i => _first[_first.Count - 1 - i]);

    public void Add(double value)
    {
        _first.Add(value);
        if (_first.Count < Rows)
        {
            return;
        }

        var spread = new Spread();
        foreach (var first in First)
        {
            spread.Add(first);
        }

        _centre = spread.Median;
        Unit = spread.Quartiles > 0 ? spread.Quartiles : Math.Max(0.01 * Math.Abs(_centre), 1e-6);
    }

    public float Of(double value) => Math.Clamp((float)((value - _centre) / Unit), -Widest, Widest);

    public void Save(BinaryWriter writer)
    {
        _first.Save(writer);
        writer.Write(_centre);
        writer.Write(Unit);
    }

    public void Load(BinaryReader reader)
    {
        _first.Load(reader);
        _centre = reader.ReadDouble();
        Unit = reader.ReadDouble();
    }
}
