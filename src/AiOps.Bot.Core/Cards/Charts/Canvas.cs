namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>Pixels that shapes are painted on, with smooth edges. Shapes may reach over the rim.</summary>
internal sealed class Canvas
{
    private readonly Rgb[] _pixels;

    public Canvas(ChartSize size, Rgb ground)
    {
        Size = size;
        _pixels = new Rgb[size.Width * size.Height];
        Array.Fill(_pixels, ground);
    }

    public ChartSize Size { get; }

    public ReadOnlySpan<Rgb> Pixels => _pixels;

    /// <summary>Fills a rectangle; its edges may lie between pixels.</summary>
    public void Fill(double left, double top, double right, double bottom, Rgb colour)
    {
        for (var y = Math.Max(0, (int)top); y < Math.Min(Size.Height, Math.Ceiling(bottom)); y++)
        {
            var high = Math.Min(y + 1, bottom) - Math.Max(y, top);
            for (var x = Math.Max(0, (int)left); x < Math.Min(Size.Width, Math.Ceiling(right)); x++)
            {
                Put(x, y, colour, high * (Math.Min(x + 1, right) - Math.Max(x, left)));
            }
        }
    }

    /// <summary>Draws connected segments with round ends. A pixel that two of them touch is covered once.</summary>
    public void Stroke(IReadOnlyList<Spot> path, double width, Rgb colour)
    {
        var covered = new Dictionary<int, double>();
        foreach (var (from, to) in path.Zip(path.Skip(1)))
        {
            Cover(from, to, width / 2, covered);
        }

        foreach (var (index, coverage) in covered)
        {
            Put(index % Size.Width, index / Size.Width, colour, coverage);
        }
    }

    /// <summary>Fills a square that stands on its corner.</summary>
    public void Diamond(Spot centre, double radius, Rgb colour)
    {
        for (var y = (int)(centre.Y - radius) - 1; y <= centre.Y + radius + 1; y++)
        {
            for (var x = (int)(centre.X - radius) - 1; x <= centre.X + radius + 1; x++)
            {
                Put(x, y, colour, radius + 0.5 - Math.Abs(x + 0.5 - centre.X) - Math.Abs(y + 0.5 - centre.Y));
            }
        }
    }

    private void Cover(Spot from, Spot to, double radius, Dictionary<int, double> covered)
    {
        var reach = radius + 1;
        for (var y = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach)); y <= Math.Min(Size.Height - 1, Math.Max(from.Y, to.Y) + reach); y++)
        {
            for (var x = Math.Max(0, (int)(Math.Min(from.X, to.X) - reach)); x <= Math.Min(Size.Width - 1, Math.Max(from.X, to.X) + reach); x++)
            {
                var coverage = radius + 0.5 - new Spot(x + 0.5, y + 0.5).DistanceTo(from, to);
                var index = (y * Size.Width) + x;
                if (coverage > 0 && coverage > covered.GetValueOrDefault(index))
                {
                    covered[index] = coverage;
                }
            }
        }
    }

    private void Put(int x, int y, Rgb colour, double coverage)
    {
        if (x >= 0 && y >= 0 && x < Size.Width && y < Size.Height && coverage > 0)
        {
            ref var pixel = ref _pixels[(y * Size.Width) + x];
            pixel = pixel.Under(colour, coverage);
        }
    }
}
