using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Detection.Forecasting;
using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Commands;

/// <summary>When a metric passes its limit, as <c>aiops forecast --threshold</c> prints it.</summary>
internal sealed class ThresholdText(ThresholdForecast forecast, ForecastTable table, double threshold, int horizon)
{
    /// <summary>How far is looked ahead where nobody says.</summary>
    public const int Days = 30;

    private const double SecondsADay = 86_400;

    private double SecondsARow => SecondsADay / table.PerDay();

    public string Sentence(bool isUpward)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"{threshold:R}");
        var chance = string.Create(CultureInfo.InvariantCulture, $"{forecast.Chance:0%}");
        var ahead = TimeLeft.Words(horizon * SecondsARow);
        var pass = isUpward ? "rises above" : "falls below";
        return forecast.Outcome switch
        {
            ThresholdOutcome.TooLittleHistory => $"Too little history to say when it {pass} {limit}: give at least 8 rows{(forecast.EmptiedAt is null ? "" : " after it was emptied last")}.",
            ThresholdOutcome.Passed => $"It has passed {limit} already.",
            ThresholdOutcome.Expected => $"It {pass} {limit} {TimeLeft.InWords(forecast, SecondsARow)}, most likely at {At(forecast.Rows)}; the chance within {ahead} is {chance}. {Basis()}",
            ThresholdOutcome.Possible => $"It may pass {limit} within {ahead}: the chance is {chance}, not before {At(forecast.Earliest)} in nine cases of ten. {Basis()}",
            _ => $"It does not pass {limit} within {ahead}: the chance is {chance}. {Basis()}",
        };
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        outcome = JsonNamingPolicy.CamelCase.ConvertName(forecast.Outcome.ToString()),
        threshold,
        chance = Math.Round(forecast.Chance, 4),
        expectedAt = At(forecast.Rows),
        earliest = At(forecast.Earliest),
        latest = At(forecast.Latest),
        expectedInSeconds = Math.Round(forecast.Rows * SecondsARow ?? -1) is >= 0 and var seconds ? seconds : (double?)null,
        horizonSeconds = horizon * SecondsARow,
        level = forecast.Level,
        slopePerDay = forecast.Slope * table.PerDay(),
        learnedRows = forecast.LearnedRows,
        emptiedAt = forecast.EmptiedAt,
    });

    private string Basis() => string.Create(CultureInfo.InvariantCulture, $"The level is {forecast.Level:G4} and changes by {forecast.Slope * table.PerDay():G3} a day, as the last {forecast.LearnedRows} rows show{Emptied()}.");

    private string Emptied() => forecast.EmptiedAt is { } level ? string.Create(CultureInfo.InvariantCulture, $"; so far it was emptied at about {level:G4}") : "";

    /// <summary>Null where it lies beyond the horizon, or rows have no times.</summary>
    private string? At(double? rows) => rows is { } ahead && table.LastTime is { } last ? last.AddSeconds(ahead * SecondsARow).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : null;
}
