using System.Globalization;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// How the time of a change fits the onset. What comes after it is innocent; before it, age counts a little only: the newest change is convicted wrongly too often.
/// </summary>
internal static class ChangeTiming
{
    private const double TooLate = 0.02;
    private const double AfterFirstSigns = 0.35;
    private const double Unknown = 0.5;

    /// <summary>An age at which a change is half as suspicious. Results are flat from 20 minutes to two hours.</summary>
    private const double HalfMinutes = 40;

    /// <summary>Metrics are averages of a minute: a departure may be dated before its cause.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(90);

    public static Alteration Of(SuspectChange change, OnsetEstimate onset)
    {
        if (change.Effective is not { } time)
        {
            return new(Unknown, "");
        }

        var verb = change.Shipped.IsEmpty ? "made" : "shipped";
        if (time.UtcTicks > onset.AlertTicks + Blur.Ticks)
        {
            return new(TooLate, $"{verb} after the trouble began");
        }

        var minutes = Math.Max(0, TimeSpan.FromTicks(onset.Ticks - time.UtcTicks).TotalMinutes);
        var age = HalfMinutes / (HalfMinutes + minutes);
        return time.UtcTicks > onset.Ticks + Blur.Ticks
            ? new(age * AfterFirstSigns, $"{verb} after the first signs")
            : new(age, string.Create(CultureInfo.InvariantCulture, $"{verb} {minutes:N0} minutes before the onset"));
    }
}
