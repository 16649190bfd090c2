using System.Globalization;
using AiOps.Bot.Detection.Tuning;

namespace AiOps.Bot.Commands;

/// <summary>How far a search has come: a bar, the best so far, and about how long it takes yet.</summary>
/// <param name="minutes">After how many it ends anyway; null = when it is done.</param>
internal sealed class TuningProgress(TimeProvider time, TuningPlan plan, int? minutes, Action<Func<string>> note)
{
    private const int Width = 20;

    private readonly long _began = time.GetTimestamp();

    public void Say(IReadOnlyList<TuningTrial> tried)
    {
        var (count, best) = (tried.Count, tried.Where(t => t.IsFinished).Select(t => t.Value).DefaultIfEmpty(double.NaN).Max());
        var taken = time.GetElapsedTime(_began);
        note(() => Line(count, best, taken));
    }

    internal string Line(int tried, double best, TimeSpan taken)
    {
        var done = Width * tried / plan.Trials;
        var bar = $"{new string('#', done)}{new string('-', Width - done)} {tried} of {plan.Trials} trials";
        return tried == 0 ? bar : string.Create(CultureInfo.InvariantCulture, $"{bar}, best {best:0.000}, at most {Words(Left(tried, taken))} left");
    }

    private TimeSpan Left(int tried, TimeSpan taken)
    {
        var left = taken / tried * (plan.Trials - tried);
        var allowed = minutes is { } most ? TimeSpan.FromMinutes(most) - taken : left;
        return left < allowed ? left : allowed < TimeSpan.Zero ? TimeSpan.Zero : allowed;
    }

    private static string Words(TimeSpan left) => left < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{left.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{left.TotalMinutes:0} min");
}
