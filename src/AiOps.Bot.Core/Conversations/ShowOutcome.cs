namespace AiOps.Bot.Core.Conversations;

/// <summary>What became of showing an incident in a conversation.</summary>
/// <param name="LookAgain">When to look again; null = with the next change.</param>
/// <param name="Pause">How long the whole conversation is to be left alone.</param>
/// <param name="Missed">True where it is over and was never posted: see <see cref="SummariseMissed"/>.</param>
/// <param name="IsPosted">True where it has a message there.</param>
public sealed record ShowOutcome(DateTimeOffset? LookAgain, TimeSpan? Pause, bool Missed, bool IsPosted)
{
    public static readonly ShowOutcome Settled = new(null, null, false, false);

    /// <summary>To be shown as soon as the conversation may be written to again.</summary>
    public static readonly ShowOutcome Paused = new(DateTimeOffset.MinValue, null, false, false);

    /// <summary>What the platform answered; null where it was not asked.</summary>
    public SendResult? Sent { get; init; }

    public static ShowOutcome Again(DateTimeOffset now) => new(now, null, false, false);
}
