namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Which times are compared: around the onset, and before it.</summary>
/// <param name="Incident">From shortly before the onset; where it goes on, up to now.</param>
/// <param name="Ordinary">The day before, without the last minutes: onsets are dated late rather than early.</param>
internal readonly record struct Comparison(TimeRange Incident, TimeRange Ordinary)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Comparison Of(InvestigationContext context)
    {
        var to = context.Onset + Reach;
        var end = to < context.Now ? to : context.Now;
        return new(new(context.Onset - Early, end > context.Onset ? end : context.Onset.AddMinutes(1)), new(context.Onset - Apart - Day, context.Onset - Apart));
    }

    public TimeRange Whole => new(Ordinary.From, Incident.To);
}
