namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>How a delivery is acknowledged.</summary>
/// <param name="Challenge">What an address check wants to hear; null for all else.</param>
/// <param name="Refusal">Why it was not taken; null where it was.</param>
internal sealed record SlackAck(int Status, string? Challenge = null, string? Refusal = null)
{
    public static readonly SlackAck Taken = new(200);
}
