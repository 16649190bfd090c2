namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>A colour.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    private const int Steps = 8;

    /// <summary>This colour with another one over it. Few steps keep the palette small.</summary>
    public Rgb Under(Rgb over, double coverage)
    {
        var part = (int)Math.Round(Math.Clamp(coverage, 0, 1) * Steps);
        return new(Mix(R, over.R, part), Mix(G, over.G, part), Mix(B, over.B, part));
    }

    /// <summary>The nearest colour of a coarser palette.</summary>
    public Rgb Coarser(int step) => new(Coarse(R, step), Coarse(G, step), Coarse(B, step));

    private static byte Mix(byte under, byte over, int part) => (byte)(((under * (Steps - part)) + (over * part)) / Steps);

    private static byte Coarse(byte value, int step) => (byte)Math.Min(255, (value + (step / 2)) / step * step);
}
