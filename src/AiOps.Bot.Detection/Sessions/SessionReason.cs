namespace AiOps.Bot.Detection.Sessions;

/// <summary>One reason why a session scores as it does.</summary>
/// <param name="Scorer">Which way of looking found it.</param>
/// <param name="Kind">The kind of event that it is about; <see cref="NoKind"/> where it is about none, as the end of the session or its length.</param>
/// <param name="Seen">How often the kind came; of a step how likely it was, 0 to 1; of the length, how many events.</param>
/// <param name="Expected">The same, of what was expected instead; not a number where nothing in particular was.</param>
public sealed record SessionReason(string Scorer, SessionFinding Finding, int Kind, double Seen, double Expected)
{
    public const int NoKind = -1;

    /// <summary>How much of the session's surprise this is, in the scorer's unit: nats, if not a part of a probability.</summary>
    public double Weight { get; init; }

    /// <summary>The first event that it is about, counted from 0; -1 where it is about none that came.</summary>
    public int Event { get; init; } = -1;

    /// <summary>Of a step the kind that was expected instead; <see cref="NoKind"/> where that is the end, or nothing in particular.</summary>
    public int ExpectedKind { get; init; } = NoKind;

    /// <summary>Of a count: more often, less often, new or missing.</summary>
    internal static SessionReason OfCount(string scorer, LogSession session, (int Kind, double Seen, double Expected) count, double weight) =>
        new(scorer, count.Seen == 0 ? SessionFinding.MissingEvent : count.Seen > count.Expected ? SessionFinding.MoreOften : SessionFinding.LessOften, count.Kind, count.Seen, count.Expected)
        {
            Weight = weight, Event = session.Events.Span.IndexOf(count.Kind),
        };
}
