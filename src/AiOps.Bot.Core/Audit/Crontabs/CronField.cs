using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One of the five places of a schedule: its bounds and the names it understands.</summary>
public sealed record CronField(string Name, int Low, int High, ImmutableArray<string> Names)
{
    public static readonly CronField Minute = new("minute", 0, 59, []);
    public static readonly CronField Hour = new("hour", 0, 23, []);
    public static readonly CronField DayOfMonth = new("day of month", 1, 31, []);
    public static readonly CronField Month = new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

    /// <summary>0 and 7 are both Sunday.</summary>
    public static readonly CronField DayOfWeek = new("day of week", 0, 7, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

    /// <summary>In the order of a crontab line.</summary>
    public static readonly ImmutableArray<CronField> All = [Minute, Hour, DayOfMonth, Month, DayOfWeek];

    /// <summary>How many different values the field has.</summary>
    public int Size => this == DayOfWeek ? 7 : High - Low + 1;
}
