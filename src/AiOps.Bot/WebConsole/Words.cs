using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.WebConsole;

/// <summary>The console's words for times, ages and states. Pure.</summary>
public static class Words
{
    /// <summary>For people, with the zone named: the script turns it into their own.</summary>
    public static string Utc(DateTimeOffset time, DateTimeOffset now)
    {
        var utc = time.UtcDateTime;
        var format = utc.Date == now.UtcDateTime.Date ? "HH:mm:ss" : utc.Year == now.UtcDateTime.Year ? "d MMM HH:mm:ss" : "d MMM yyyy HH:mm:ss";
        return utc.ToString(format, CultureInfo.InvariantCulture) + " UTC";
    }

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>One unit is enough to judge by: "4 min ago", "in 52 min".</summary>
    public static string Age(DateTimeOffset time, DateTimeOffset now)
    {
        var away = now - time;
        var size = Size(away.Duration());
        return away < TimeSpan.Zero ? $"in {size}" : $"{size} ago";
    }

    public static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>The word that style sheets know a value of an enum by.</summary>
    public static string Css(Enum value) => value.ToString().ToLowerInvariant();

    public static string Tier(ActionTier tier) => tier switch
    {
        ActionTier.Observe => "changes nothing",
        ActionTier.Reversible => "reversible",
        ActionTier.Disruptive => "disruptive",
        ActionTier.Destructive => "destructive",
        _ => "forbidden",
    };

    public static bool IsLiving(Incident incident) => incident.Status != IncidentStatus.Resolved;

    private static string Size(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => Unit(span.TotalSeconds, "s"),
        { TotalMinutes: < 60 } => Unit(span.TotalMinutes, "min"),
        { TotalHours: < 48 } => Unit(span.TotalHours, "h"),
        _ => Unit(span.TotalDays, "days"),
    };

    private static string Unit(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount):0} {unit}");
}
