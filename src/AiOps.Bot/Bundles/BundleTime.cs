using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Timestamps of bundles as UTC ticks: ISO-8601, where one without an offset is UTC; or seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
/// their size, as a number or as text.
/// </summary>
internal static class BundleTime
{
    // The years 1970 to 5138 in each unit; the units are a thousand apart, so a size means one of them only.
    private const double MostSeconds = 1e11;

    // Before 1970 and after 2200 a time in an incident is a fault of the writer.
    private static readonly long Earliest = DateTimeOffset.UnixEpoch.Ticks;
    private static readonly long Latest = new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Reads the token that the reader is at.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out long ticks)
    {
        ticks = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out var whole) ? TryEpoch(whole, out ticks) : reader.TryGetDouble(out var number) && TryEpoch(number, out ticks),
            JsonTokenType.String => TryText(ref reader, out ticks),
            _ => false,
        };
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        if (TryIso(text, out ticks))
        {
            return true;
        }

        if (Utf8Parser.TryParse(text, out long whole, out var used) && used == text.Length)
        {
            return TryEpoch(whole, out ticks);
        }

        return Utf8Parser.TryParse(text, out double number, out used) && used == text.Length ? TryEpoch(number, out ticks) : TryAnyIso(text, out ticks);
    }

    private static bool TryText(ref Utf8JsonReader reader, out long ticks)
    {
        if (!reader.ValueIsEscaped)
        {
            return TryParse(reader.ValueSpan, out ticks);
        }

        // The offset's plus may be written as an escape.
        return TryParse(Encoding.UTF8.GetBytes(reader.GetString() ?? ""), out ticks);
    }

    /// <summary>2026-03-14T03:12:09[.fffffff]Z and the same with a space and without Z: what nearly every writer writes, read without detours.</summary>
    private static bool TryIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var isUtc = text.Length > 19 && text[^1] == 'Z';
        var plain = isUtc ? text[..^1] : text;
        return HasIsoShape(plain) && TryDay(plain, out var day) && TrySecond(plain, out var second) && TryFraction(plain[19..], out var fraction) && InRange(day + second + fraction, out ticks);
    }

    private static bool HasIsoShape(ReadOnlySpan<byte> text) =>
        text.Length is >= 19 and <= 29 && text[4] == '-' && text[7] == '-' && (text[10] is (byte)'T' or (byte)' ') && text[13] == ':' && text[16] == ':';

    private static bool TryDay(ReadOnlySpan<byte> text, out long ticks)
    {
        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var isDay = year is >= 1970 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        ticks = isDay ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks : 0;
        return isDay;
    }

    private static bool TrySecond(ReadOnlySpan<byte> text, out long ticks)
    {
        var (hour, minute, second) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        ticks = ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and <= 60;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in text[1..])
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            unit /= 10;
            ticks += unit * (digit - '0');
        }

        return text[0] is (byte)'.' or (byte)',' && text.Length > 1;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static bool TryAnyIso(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        return text.Length is >= 8 and <= 64 && text[4] == '-'
            && DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && InRange(time.UtcTicks, out ticks);
    }

    private static bool TryEpoch(double number, out long ticks)
    {
        ticks = 0;
        if (!double.IsFinite(number) || number <= 0)
        {
            return false;
        }

        var perSecond = PerSecond(number);
        return InRange(DateTimeOffset.UnixEpoch.Ticks + (long)(number / perSecond * TimeSpan.TicksPerSecond), out ticks);
    }

    /// <summary>Whole numbers keep all their digits: a nanosecond timestamp does not fit a double.</summary>
    private static bool TryEpoch(long number, out long ticks)
    {
        ticks = 0;
        if (number <= 0)
        {
            return false;
        }

        var sinceEpoch = PerSecond(number) switch
        {
            1 => number * TimeSpan.TicksPerSecond,
            1_000 => number * TimeSpan.TicksPerMillisecond,
            1_000_000 => number * TimeSpan.TicksPerMicrosecond,
            _ => number / TimeSpan.NanosecondsPerTick,
        };
        return InRange(DateTimeOffset.UnixEpoch.Ticks + sinceEpoch, out ticks);
    }

    private static double PerSecond(double number) => number switch
    {
        <= MostSeconds => 1,
        <= MostSeconds * 1e3 => 1_000,
        <= MostSeconds * 1e6 => 1_000_000,
        _ => 1_000_000_000,
    };

    private static bool InRange(long candidate, out long ticks)
    {
        ticks = candidate;
        return candidate >= Earliest && candidate <= Latest;
    }
}
