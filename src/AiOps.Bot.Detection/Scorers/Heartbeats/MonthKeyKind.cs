namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>How a monthly schedule names its date, the simplest first.</summary>
internal enum MonthKeyKind
{
    DayOfMonth,
    DayFromEnd,
    WeekdayOfMonth,
}
