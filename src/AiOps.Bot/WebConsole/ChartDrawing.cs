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
/// <param name="Marks">Points over what is flagged, drawn as squares by their line's ends.</param>
internal sealed record ChartDrawing(string Expected, string Usual, string Unusual, string Trend, string Marks)
{
    private const double Width = 1000;
    private const double Height = 200;
    private const double MarkHeight = 8;

    public static ChartDrawing Of(CardChart chart)
    {
        var scale = new ChartScale(chart);
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
                Append(path, $"{(pen ? 'L' : 'M')}{scale.Along(point.Time + (scale.Slot / 2)) * Width:0.##} {Y(scale, point.Value):0.##}");
            }

            pen = double.IsFinite(point.Value);
        }

        return path.ToString();
    }

    private static void Box(StringBuilder path, (double Left, double Right) x, double top, double bottom) =>
        Append(path, $"M{x.Left:0.##} {top:0.##}H{x.Right:0.##}V{bottom:0.##}H{x.Left:0.##}Z");

    private static double Y(ChartScale scale, double value) => Height - (scale.Up(value) * (Height - (2 * MarkHeight)));

    private static void Append(StringBuilder path, FormattableString text) => path.Append(text.ToString(CultureInfo.InvariantCulture));
}
