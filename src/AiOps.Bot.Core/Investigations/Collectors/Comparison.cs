namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Which times are compared: around the onset, and before it.</summary>
/// <param name="Incident">From shortly before the onset; where it goes on, up to now.</param>
/// <param name="Ordinary">The time before, without the last minutes: onsets are dated late rather than early.</param>
internal readonly record struct Comparison(TimeRange Incident, TimeRange Ordinary)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    /// <summary>The older an onset, the coarser what is still kept of it (CloudWatch: minutes for 15 days, then 5 minutes, after 63 days hours): longer times are compared.</summary>
    private static readonly (TimeSpan Age, TimeSpan Reach, TimeSpan Ordinary)[] ByAge =
    [
        (TimeSpan.FromDays(63), TimeSpan.FromHours(12), TimeSpan.FromDays(7)),
        (TimeSpan.FromDays(15), TimeSpan.FromHours(3), TimeSpan.FromDays(2)),
        (TimeSpan.MinValue, TimeSpan.FromHours(1), TimeSpan.FromDays(1)),
    ];

    public static Comparison Of(InvestigationContext context)
    {
        var (_, reach, ordinary) = ByAge.First(a => context.Now - context.Onset >= a.Age);
        var to = context.Onset + reach;
        var end = to < context.Now ? to : context.Now;
        return new(new(context.Onset - Early, end > context.Onset ? end : context.Onset.AddMinutes(1)), new(context.Onset - Apart - ordinary, context.Onset - Apart));
    }

    public TimeRange Whole => new(Ordinary.From, Incident.To);
}
