using System.Globalization;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>Times ahead in words.</summary>
public static class TimeLeft
{
    /// <summary>"in 3 d 4 h (80 %: 2 d - 5 d)"; null where the middle lies beyond the horizon.</summary>
    public static string? InWords(ThresholdForecast forecast, double secondsARow) => forecast.Rows is not { } rows
        ? null
        : $"in {Words(rows * secondsARow)} (80 %: {(forecast.Earliest is { } early ? Words(early * secondsARow) : "?")} - {(forecast.Latest is { } late ? Words(late * secondsARow) : "later")})";

    /// <summary>The two largest units: "3 d 4 h", "5 h 20 min", "12 min".</summary>
    public static string Words(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e9));
        return time.TotalDays >= 1
            ? Two((int)time.TotalDays, "d", time.Hours, "h")
            : time.TotalHours >= 1 ? Two(time.Hours, "h", time.Minutes, "min") : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (int)Math.Round(time.TotalMinutes))} min");
    }

    private static string Two(int first, string firstUnit, int second, string secondUnit) => second == 0 || first >= 10
        ? string.Create(CultureInfo.InvariantCulture, $"{first} {firstUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{first} {firstUnit} {second} {secondUnit}");
}
