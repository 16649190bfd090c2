using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;

namespace AiOps.Bot.WebConsole;

/// <summary>The paths of a chart in a box of 1000 by 200. Pure.</summary>
/// <param name="Expected">What was to be expected.</param>
/// <param name="Usual">Bars of counts that do not stand out.</param>
/// <param name="Unusual">Bars of counts that do.</param>
/// <param name="Trend">The line of measurements that are no counts.</param>
/// <param name="Marks">Points at what is flagged (for counts over it), drawn as squares by their line's ends.</param>
internal sealed record ChartDrawing(string Expected, string Usual, string Unusual, string Trend, string Marks)
{
    private const double Width = 1000;
    private const double Height = 200;
    private const double MarkHeight = 8;

    /// <summary>A line at the lower end would lie under the axis.</summary>
    private const double LowestLine = Height - 5;

    public static ChartDrawing Of(CardChart chart)
    {
        var scale = new ChartScale(chart);
        return chart.IsMeasured ? Measured(chart, scale) : Counted(chart, scale);
    }

    private static ChartDrawing Measured(CardChart chart, ChartScale scale)
    {
        var (band, marks) = (new StringBuilder(), new StringBuilder());
        var run = new List<CardPoint>();
        foreach (var point in chart.Points)
        {
            if (point.Flagged)
            {
                Append(marks, $"M{Middle(scale, point):0.##} {Y(scale, point.Value):0.##}h0.01");
            }

            if (double.IsFinite(point.Lower) && double.IsFinite(point.Upper))
            {
                run.Add(point);
            }
            else
            {
                Band(band, scale, run);
                run.Clear();
            }
        }

        Band(band, scale, run);
        return new(band.ToString(), "", "", Line(chart, scale), marks.ToString());
    }

    /// <summary>Along the upper edge and back along the lower one.</summary>
    private static void Band(StringBuilder path, ChartScale scale, List<CardPoint> run)
    {
        if (run.Count == 0)
        {
            return;
        }

        foreach (var (point, edge) in run.Select(p => (p, p.Upper)).Concat(Enumerable.Reverse(run).Select(p => (p, p.Lower))))
        {
            Append(path, $"{(path.Length == 0 || path[^1] == 'Z' ? 'M' : 'L')}{Middle(scale, point):0.##} {Y(scale, edge):0.##}");
        }

        path.Append('Z');
    }

    private static ChartDrawing Counted(CardChart chart, ChartScale scale)
    {
        var (expected, usual, unusual, marks) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var point in chart.Points)
        {
            var (left, right) = (scale.Along(point.Time) * Width, scale.Along(point.Time + scale.Slot) * Width);
            if (double.IsFinite(point.Lower) && double.IsFinite(point.Upper))
            {
                // What is expected to be exactly so many is a line, not nothing.
                var (top, bottom) = (Y(scale, point.Upper), Y(scale, point.Lower));
                Box(expected, (left, right), Math.Min(top, bottom - 3), bottom);
            }

            if (scale.IsCount && point.Value > 0)
            {
                var gap = (right - left) * 0.1;
                Box(point.Flagged ? unusual : usual, (left + gap, right - gap), Y(scale, point.Value), Height);
            }

            if (point.Flagged)
            {
                Append(marks, $"M{(left + right) / 2:0.##} {MarkHeight}h0.01");
            }
        }

        return new(expected.ToString(), usual.ToString(), unusual.ToString(), scale.IsCount ? "" : Line(chart, scale), marks.ToString());
    }

    private static string Line(CardChart chart, ChartScale scale)
    {
        var path = new StringBuilder();
        var pen = false;
        foreach (var point in chart.Points)
        {
            if (double.IsFinite(point.Value))
            {
                // A value with none beside it is a dot.
                Append(path, $"{(pen ? "L" : "M")}{Middle(scale, point):0.##} {Math.Min(LowestLine, Y(scale, point.Value)):0.##}{(pen ? "" : "h0.01")}");
            }

            pen = double.IsFinite(point.Value);
        }

        return path.ToString();
    }

    private static void Box(StringBuilder path, (double Left, double Right) x, double top, double bottom) =>
        Append(path, $"M{x.Left:0.##} {top:0.##}H{x.Right:0.##}V{bottom:0.##}H{x.Left:0.##}Z");

    private static double Middle(ChartScale scale, CardPoint point) => scale.Along(point.Time + (scale.Slot / 2)) * Width;

    private static double Y(ChartScale scale, double value) => Height - (scale.Up(value) * (Height - (2 * MarkHeight)));

    private static void Append(StringBuilder path, FormattableString text) => path.Append(text.ToString(CultureInfo.InvariantCulture));
}
