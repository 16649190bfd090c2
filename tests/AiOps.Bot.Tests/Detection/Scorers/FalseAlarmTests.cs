using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Tests.Detection.Scorers;

/// <summary>Half a year of each kind of job after four months of learning, with one run in a hundred left out: false alarms, and how soon the end is seen.</summary>
public sealed class FalseAlarmTests
{
    private const int LearningDays = 120;
    private const int Days = 300;

    [Theory]
    [InlineData("hourly", 2, 8)]
    [InlineData("daily", 1, 100)]
    [InlineData("weekdays", 1, 130)]
    [InlineData("business hours", 2, 90)]
    [InlineData("weekly", 2, 400)]
    public void AJobWithAFewMissesIsRarelyCalledDead(string kind, int mostFalse, int hours)
    {
        var random = new Random(11);
        var times = ScheduleOf(kind).Real(random).ToList();
        var run = new ScoringRun()
            .AddAll(times, at => $"{at:MMM dd HH:mm:ss} h job[7]: done")
            .AddAll(Times.Every(TimeSpan.FromHours(2), Times.Start, Times.Start.AddDays(Days + 30)), at => $"{at:MMM dd HH:mm:ss} h other[7]: alive")
            .Live(Times.Start.AddDays(Days + 30));
        var ceased = run.Of(AnomalyKinds.ActivityCeased).Where(a => a.Labels[AnomalyLabels.Program] == "job").ToList();
        Assert.InRange(ceased.Count(a => a.Time > Times.Start.AddDays(LearningDays) && a.Window.From < times[^1]), 0, mostFalse);
        Assert.Equal(times[^1], ceased[^1].Window.From);
        Assert.InRange((ceased[^1].Time - times[^1]).TotalHours, 0, hours);
    }

    private static IEnumerable<DateTimeOffset> ScheduleOf(string kind) => kind switch
    {
        "hourly" => Times.Hourly(7, Days),
        "daily" => Times.Daily(2, Days),
        "weekdays" => Times.Daily(2, Days).Weekdays(),
        "business hours" => Times.Hourly(7, Days).Weekdays().Where(t => t.Hour is >= 8 and < 18),
        _ => Times.Daily(2, Days).Where(t => t.DayOfWeek == DayOfWeek.Monday),
    };
}
