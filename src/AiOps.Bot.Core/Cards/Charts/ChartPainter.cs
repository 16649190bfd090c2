namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>
/// Paints charts by itself, so that no drawing library has to be installed. Light ground on every platform: pictures do not follow a reader's dark mode.
/// What is flagged is marked by a shape, not by colour alone. Pure.
/// </summary>
public sealed class ChartPainter : IChartPainter
{
    private static readonly Rgb Ground = new(255, 255, 255);
    private static readonly Rgb Grid = new(226, 230, 235);
    private static readonly Rgb Expected = new(205, 226, 243);
    private static readonly Rgb Ink = new(62, 74, 86);
    private static readonly Rgb Series = new(11, 83, 148);
    private static readonly Rgb Flag = new(176, 32, 32);

    public byte[] Paint(CardChart chart, ChartSize size, TimeZoneInfo zone)
    {
        var canvas = new Canvas(size, Ground);
        var frame = new Frame(size, new ChartScale(chart));
        StrokeFont.Write(canvas, StrokeFont.Fit(chart.Title, frame.Letters, size.Width - frame.Units(12)), new(frame.Units(6), frame.Units(6)), frame.Letters, Ink);
        PaintBand(canvas, frame, chart);
        PaintAxes(canvas, frame, zone);
        PaintSeries(canvas, frame, chart);
        PaintFlags(canvas, frame, chart);
        PaintLegend(canvas, frame, chart, zone);
        return PngFile.Of(canvas);
    }

    private static void PaintBand(Canvas canvas, Frame frame, CardChart chart)
    {
        foreach (var point in chart.Points.Where(p => double.IsFinite(p.Lower) && double.IsFinite(p.Upper)))
        {
            // At least two pixels: an expectation of exactly so many is a line, not nothing.
            var (top, bottom) = (frame.Y(point.Upper), frame.Y(point.Lower));
            var middle = (top + bottom) / 2;
            canvas.Fill(Math.Floor(frame.X(point.Time)), Math.Min(top, middle - frame.Unit), Math.Ceiling(frame.X(point.Time + frame.Scale.Slot)), Math.Max(bottom, middle + frame.Unit), Expected);
        }
    }

    private static void PaintAxes(Canvas canvas, Frame frame, TimeZoneInfo zone)
    {
        foreach (var part in (double[])[0, 0.5, 1])
        {
            var y = Math.Round(frame.Bottom - (part * (frame.Bottom - frame.Top)));
            var label = frame.Scale.Label(frame.Scale.Bottom + (part * (frame.Scale.Top - frame.Scale.Bottom)));
            canvas.Fill(frame.Left, y, frame.Right, y + frame.Unit, part == 0 ? Ink : Grid);
            StrokeFont.Write(canvas, label, new(frame.Left - frame.Units(4) - StrokeFont.WidthOf(label, frame.Letters), y - (part == 0 ? frame.Letters : frame.Letters / 2)), frame.Letters, Ink);
        }

        foreach (var (time, label) in frame.Scale.Times(frame.MostTimes, zone))
        {
            var x = Math.Round(frame.X(time));
            var left = x - (StrokeFont.WidthOf(label, frame.Letters) / 2);
            canvas.Fill(x, frame.Bottom, x + frame.Unit, frame.Bottom + frame.Units(4), Ink);
            if (left >= 0 && left + StrokeFont.WidthOf(label, frame.Letters) <= canvas.Size.Width)
            {
                StrokeFont.Write(canvas, label, new(left, frame.Bottom + frame.Units(7)), frame.Letters, Ink);
            }
        }
    }

    private static void PaintSeries(Canvas canvas, Frame frame, CardChart chart)
    {
        if (!frame.Scale.IsCount)
        {
            foreach (var run in Runs(chart))
            {
                canvas.Stroke([.. run.Select(p => new Spot(frame.Middle(p), frame.Y(p.Value)))], frame.Units(1.8), Series);
            }

            return;
        }

        var inset = frame.SlotWidth >= frame.Units(4) ? frame.SlotWidth * 0.15 : 0;
        foreach (var point in chart.Points.Where(p => p.Value > 0))
        {
            var left = frame.X(point.Time) + inset;
            canvas.Fill(left, frame.Y(point.Value), Math.Max(left + frame.Unit, frame.X(point.Time) + frame.SlotWidth - inset), frame.Bottom, point.Flagged ? Flag : Series);
        }
    }

    private static void PaintFlags(Canvas canvas, Frame frame, CardChart chart)
    {
        var last = double.NegativeInfinity;
        foreach (var point in chart.Points.Where(p => p.Flagged))
        {
            var x = frame.Middle(point);
            if (x - last < frame.Mark * 2.2)
            {
                continue;
            }

            last = x;
            var y = double.IsFinite(point.Value) ? frame.Y(point.Value) : frame.Bottom;
            canvas.Diamond(new(x, y), frame.Mark + frame.Units(1.5), Ground);
            canvas.Diamond(new(x, y), frame.Mark, Flag);
        }
    }

    private static void PaintLegend(Canvas canvas, Frame frame, CardChart chart, TimeZoneInfo zone)
    {
        var y = canvas.Size.Height - frame.Letters - frame.Units(6);
        var x = frame.Left;
        if (chart.Points.Any(p => double.IsFinite(p.Upper)))
        {
            canvas.Fill(x, y, x + frame.Units(14), y + frame.Letters, Expected);
            x = Word(canvas, frame, "expected", x + frame.Units(19), y);
        }

        if (chart.Points.Any(p => p.Flagged))
        {
            canvas.Diamond(new(x + frame.Mark, y + (frame.Letters / 2)), frame.Mark, Flag);
            x = Word(canvas, frame, "unusual", x + (frame.Mark * 2) + frame.Units(5), y);
        }

        var label = frame.Scale.Zone(zone);
        var left = canvas.Size.Width - frame.Units(6) - StrokeFont.WidthOf(label, frame.Letters);
        if (left > x)
        {
            StrokeFont.Write(canvas, label, new(left, y), frame.Letters, Ink);
        }
    }

    private static double Word(Canvas canvas, Frame frame, string word, double x, double y)
    {
        StrokeFont.Write(canvas, word, new(x, y), frame.Letters, Ink);
        return x + StrokeFont.WidthOf(word, frame.Letters) + frame.Units(12);
    }

    /// <summary>Points without holes between them; where nothing was measured the line is broken.</summary>
    private static IEnumerable<List<CardPoint>> Runs(CardChart chart)
    {
        var run = new List<CardPoint>();
        foreach (var point in chart.Points)
        {
            if (double.IsFinite(point.Value))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run.Count > 1 ? run : [run[0], run[0]];
        }
    }

    /// <summary>Where things are on a canvas of this size.</summary>
    private sealed class Frame(ChartSize size, ChartScale scale)
    {
        private readonly bool _isLarge = size.Width / size.Density >= 600;

        public ChartScale Scale => scale;

        /// <summary>The length of one point of the design in pixels.</summary>
        public int Unit => size.Density;

        public double Letters => Units(_isLarge ? 10 : 7);

        public double Mark => Units(_isLarge ? 5 : 4);

        public int MostTimes => _isLarge ? 8 : 5;

        public double Left => Units(_isLarge ? 62 : 40);

        public double Right => size.Width - Units(10);

        public double Top => Units(_isLarge ? 34 : 26);

        public double Bottom => size.Height - Units(_isLarge ? 46 : 36);

        public double SlotWidth => X(DateTimeOffset.UnixEpoch + scale.Slot) - X(DateTimeOffset.UnixEpoch);

        public double X(DateTimeOffset time) => Left + (scale.Along(time) * (Right - Left));

        public double Y(double value) => Bottom - (scale.Up(value) * (Bottom - Top));

        public double Middle(CardPoint point) => X(point.Time) + (SlotWidth / 2);

        public double Units(double points) => points * Unit;
    }
}
