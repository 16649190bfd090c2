namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>What a signature proves.</summary>
internal enum SlackProof
{
    Authentic,

    /// <summary>No signature, a wrong one, or no secret to check it with.</summary>
    Unproven,

    /// <summary>The time that it was made for is too far from now: it may be an old request played back.</summary>
    Stale,
}
