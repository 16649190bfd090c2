using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Detection.Features.Series;

namespace AiOps.Bot.Scoring;

/// <summary>A point of a series as it was sent.</summary>
/// <param name="Seconds">Since 1970; null where it has no time.</param>
/// <param name="Value">NaN where it has none.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal readonly record struct SentPoint(JsonElement? Timestamp, double? Seconds, double Value, string? Fault)
{
    public static SentPoint Of(JsonElement point)
    {
        if (point.ValueKind != JsonValueKind.Object)
        {
            return new(null, null, double.NaN, "a point is an object: {\"timestamp\":...,\"value\":...}");
        }

        var timestamp = point.TryGetProperty("timestamp", out var sent) && sent.ValueKind != JsonValueKind.Null ? sent : default(JsonElement?);
        var seconds = timestamp is { } time ? SecondsOf(time) : null;
        var value = ValueOf(point, out var isReadable);
        var fault = timestamp is not null && seconds is null ? "its timestamp is neither ISO 8601 nor a time since 1970"
            : isReadable ? null
            : "its value is no number";
        return new(timestamp, seconds, value, fault);
    }

    private static double? SecondsOf(JsonElement timestamp) => timestamp.ValueKind switch
    {
        JsonValueKind.Number => SeriesTime.Parse(timestamp.GetRawText()),
        JsonValueKind.String => SeriesTime.Parse(timestamp.GetString()),
        _ => null,
    };

    private static double ValueOf(JsonElement point, out bool isReadable)
    {
        isReadable = true;
        if (!point.TryGetProperty("value", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return double.NaN;
        }

        var number = double.NaN;
        isReadable = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isReadable && double.IsFinite(number) ? number : double.NaN;
    }
}
