using System.Globalization;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Which date of a month: a number, the last, or a weekday's first to fourth.</summary>
internal readonly record struct MonthKey(MonthKeyKind Kind, int Number)
{
    public static MonthKey Of(MonthKeyKind kind, DateOnly date) => new(kind, kind switch
    {
        MonthKeyKind.DayOfMonth => date.Day,
        MonthKeyKind.DayFromEnd => DateTime.DaysInMonth(date.Year, date.Month) - date.Day,
        _ => ((date.Day - 1) / 7 * 7) + (int)date.DayOfWeek,
    });

    /// <summary>The date in the month that begins on the given day; null where the month has none (30 February).</summary>
    public DateOnly? DateIn(DateOnly month)
    {
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        for (var day = 0; day < days; day++)
        {
            var date = month.AddDays(day);
            if (Of(Kind, date).Number == Number)
            {
                return date;
            }
        }

        return null;
    }

    public string Words => Kind switch
    {
        MonthKeyKind.DayOfMonth => string.Create(CultureInfo.InvariantCulture, $"monthly on day {Number}"),
        MonthKeyKind.DayFromEnd => Number == 0 ? "monthly on the last day" : string.Create(CultureInfo.InvariantCulture, $"monthly, {Number} days before the last"),
        _ => string.Create(CultureInfo.InvariantCulture, $"monthly on {(DayOfWeek)(Number % 7)} number {(Number / 7) + 1}"),
    };
}
