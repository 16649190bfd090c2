using System.Globalization;
using AiOps.Bot.Detection.Features.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>A series of one metric in CSV, and its forecasts as CSV: <c>row,timestamp,forecast,lower,upper</c>, rows counted from 0.</summary>
public sealed class ForecastTable
{
    private const double SecondsADay = 86_400;
    private readonly List<double> _values = [];
    private SeriesHistory? _history;
    private readonly List<double> _seconds = [];
    private double _step = double.NaN;

    private ForecastTable()
    {
    }

    public int Rows => _values.Count;

    /// <summary>Time of the last row, in UTC; null where rows have no times.</summary>
    public DateTimeOffset? LastTime => double.IsFinite(_seconds[^1]) ? Time(_seconds[^1]) : null;

    /// <summary>Whether a row, also one to come, lies on one of the days (UTC).</summary>
    public Func<int, bool> On(IReadOnlySet<DateOnly> days) => row => double.IsFinite(SecondsOf(row)) && days.Contains(DateOnly.FromDateTime(Time(SecondsOf(row)).UtcDateTime));

    /// <summary>The values, gaps filled.</summary>
    public SeriesHistory History => _history ??= new(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values));

    /// <exception cref="FormatException">It is no table of numbers, has several metrics, or no row.</exception>
    public static async Task<ForecastTable> ReadAsync(TextReader input, CancellationToken cancellationToken)
    {
        var (read, table, value) = (new ForecastTable(), default(SeriesTable), new double[1]);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (table is null)
            {
                table = OneMetric(SeriesTable.Of(line.TrimStart('\uFEFF')));
                if (table.IsHeaded)
                {
                    continue;
                }
            }

            table.Read(line, value, out var time);
            read._values.Add(value[0]);
            read._seconds.Add(SeriesTime.Parse(time) ?? double.NaN);
        }

        read._step = StepOf(read._seconds);
        return read.Rows > 0 ? read : throw new FormatException("there is no row to learn from");
    }

    /// <summary>Foretells.</summary>
    /// <param name="forecaster">How.</param>
    /// <param name="asked">How many rows ahead; the first row to foretell, from what came before it (null = the rows after the last); with it, how many rows lie between two origins.</param>
    public void Write(TextWriter output, IForecaster forecaster, (int Horizon, int Every, int? From) asked, CancellationToken cancellationToken)
    {
        output.WriteLine("row,timestamp,forecast,lower,upper");
        for (var origin = asked.From ?? Rows; origin <= Rows; origin += asked.Every)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (asked.From is not null && origin == Rows)
            {
                break;
            }

            // The same way ahead from each origin: what was worked out for one serves the next, though fewer rows are left of the last.
            var points = ForecastInterval.Forecast(forecaster, History, origin, new(asked.Horizon, PerDay()));
            Write(output, origin, points.AsSpan(0, asked.From is null ? asked.Horizon : Math.Min(asked.Horizon, Rows - origin)));
        }
    }

    private void Write(TextWriter output, int origin, ReadOnlySpan<ForecastPoint> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{origin + i},{TimeOf(origin + i)},{points[i].Expected:R},{points[i].Lower:R},{points[i].Upper:R}"));
        }
    }

    /// <summary>Rows a day. Rows without times are taken as hours; of steps of a day or longer seven make a round.</summary>
    public int PerDay() => double.IsNaN(_step) ? 24 : Math.Clamp((int)Math.Round(SecondsADay / _step), 1, (int)SecondsADay);

    private string TimeOf(int row)
    {
        var seconds = SecondsOf(row);
        return double.IsFinite(seconds) ? Time(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : "";
    }

    private double SecondsOf(int row) => row < Rows ? _seconds[row] : _seconds[^1] + ((row - Rows + 1) * _step);

    private static DateTimeOffset Time(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, -62_000_000_000, 250_000_000_000));

    private static double StepOf(List<double> seconds)
    {
        var steps = seconds.Zip(seconds.Skip(1), (a, b) => b - a).Where(s => s > 0).Order().ToArray();
        return steps.Length == 0 ? double.NaN : steps[steps.Length / 2];
    }

    private static SeriesTable OneMetric(SeriesTable table) => table.Names.Count == 1
        ? table
        : throw new FormatException($"one metric is foretold at a time, and the table has {table.Names.Count}: {string.Join(", ", table.Names.Take(5))}");
}
