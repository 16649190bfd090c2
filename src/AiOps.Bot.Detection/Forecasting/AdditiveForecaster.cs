namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// A trend of straight pieces plus waves of the day and the week plus holidays (Taylor and Letham, "Forecasting at Scale", 2018: Prophet), fitted by least absolute deviations, so that past
/// anomalies do not bend it. Change points are held to none unless the rows insist (an L1 penalty by reweighting).
/// </summary>
/// <param name="isHoliday">By row, also of rows to come; null = none are known. A holiday moves the level of its day and the first two waves.</param>
public sealed class AdditiveForecaster(Func<int, bool>? isHoliday = null) : IForecaster
{
    /// <summary>Its name among the forecasters.</summary>
    public const string Model = "additive";

    private const int MostDays = 56;
    private const int MostRows = 3_000;
    private const int ChangePoints = 20;
    private const double ChangesUntil = 0.85;
    private const int DayWaves = 6;
    private const int WeekWaves = 3;
    private const int HolidayWaves = 2;
    private const double WavePull = 1e-4;
    private const double TrendPull = 0.02;
    private const double FirstPull = 0.3;
    private const int Passes = 3;

    public string Name => Model;

    public int LeastHistory(ForecastShape shape) => Math.Max(14, 3 * shape.PerDay);

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var rows = Math.Min(origin, Math.Max(MostDays * shape.PerDay, 120));
        var step = Math.Max(1, rows / MostRows);
        var places = Enumerable.Range(0, rows / step).Select(i => origin - rows + (i * step)).ToArray();
        var plan = new Plan(origin - rows, rows, shape.PerDay, isHoliday);
        var features = places.SelectMany(plan.Describe).ToArray();
        double[] targets = [.. places.Select(p => history[p])];
        var coefficients = Fit(features, targets, plan);
        return [.. Enumerable.Range(origin, shape.Rows).Select(row => LeastAbsolute.Dot(plan.Describe(row), coefficients))];
    }

    private static double[] Fit(double[] features, double[] targets, Plan plan)
    {
        var (zero, weights) = (new double[plan.Width], Enumerable.Repeat(1.0, targets.Length).ToArray());
        double[] pulls = [.. Enumerable.Range(0, plan.Width).Select(i => Plan.IsChange(i) ? FirstPull : Plan.IsWave(i) ? WavePull : i == 1 ? TrendPull : 0)];
        var coefficients = zero;
        for (var pass = 0; pass < Passes; pass++)
        {
            coefficients = LeastAbsolute.Fit(features, targets, weights, (zero, pulls));
            var mean = Enumerable.Range(0, plan.Width).Where(Plan.IsChange).Select(i => Math.Abs(coefficients[i])).Append(0).Average() + 1e-12;
            for (var i = 0; i < pulls.Length; i++)
            {
                // Squares weighed by the size itself add up to sizes: what is small is pulled to nothing.
                pulls[i] = Plan.IsChange(i) ? FirstPull * mean / (Math.Abs(coefficients[i]) + (0.01 * mean)) : pulls[i];
            }
        }

        return coefficients;
    }

    /// <summary>Which features a row has: level, slope, change points, waves, holiday.</summary>
    private sealed class Plan(int first, int rows, int perDay, Func<int, bool>? isHoliday)
    {
        private readonly int _dayWaves = Math.Min(DayWaves, perDay / 2);
        private readonly int _weekWaves = rows >= 2 * ForecastShape.DaysAWeek * perDay ? WeekWaves : 0;

        public int Width => 2 + ChangePoints + Waves + (isHoliday is null ? 0 : 1 + (2 * Math.Min(HolidayWaves, _dayWaves)));

        /// <summary>Waves of the day, of the week, and how the day's first wave and height differ by weekday.</summary>
        private int Waves => 2 * (_dayWaves + _weekWaves + (_dayWaves > 0 ? 2 * _weekWaves : 0));

        public static bool IsChange(int feature) => feature is >= 2 and < 2 + ChangePoints;

        public static bool IsWave(int feature) => feature >= 2 + ChangePoints;

        public double[] Describe(int row)
        {
            var features = new List<double>(Width) { 1 };
            var time = (double)(row - first) / rows;
            features.Add(time - 1);
            for (var change = 1; change <= ChangePoints; change++)
            {
                features.Add(Math.Max(0, time - (ChangesUntil * change / (ChangePoints + 1))));
            }

            var day = 2 * Math.PI * (row % perDay) / perDay;
            var week = 2 * Math.PI * (row % (ForecastShape.DaysAWeek * perDay)) / (ForecastShape.DaysAWeek * perDay);
            AddWaves(features, day, _dayWaves, 1);
            AddWaves(features, week, _weekWaves, 1);
            if (_dayWaves > 0)
            {
                AddWaves(features, week, _weekWaves, Math.Cos(day));
                AddWaves(features, week, _weekWaves, Math.Sin(day));
            }

            if (isHoliday is not null)
            {
                var holiday = isHoliday(row) ? 1.0 : 0;
                features.Add(holiday);
                AddWaves(features, day, Math.Min(HolidayWaves, _dayWaves), holiday);
            }

            return [.. features];
        }

        private static void AddWaves(List<double> features, double angle, int count, double height)
        {
            for (var wave = 1; wave <= count; wave++)
            {
                features.Add(height * Math.Cos(wave * angle));
                features.Add(height * Math.Sin(wave * angle));
            }
        }
    }
}
