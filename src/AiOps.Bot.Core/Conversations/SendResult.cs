namespace AiOps.Bot.Core.Conversations;

/// <summary>What became of a sending.</summary>
/// <param name="Message">The platform's id of the message, where it was sent.</param>
/// <param name="After">How long the platform wants to be left alone, where it said so.</param>
/// <param name="Reason">For people, where it was not sent. Holds no secret.</param>
public sealed record SendResult(SendStatus Status, string? Message = null, TimeSpan? After = null, string Reason = "")
{
    public static SendResult Sent(string message) => new(SendStatus.Sent, message);

    public static SendResult Later(string reason, TimeSpan? after = null) => new(SendStatus.Later, null, after, reason);

    public static SendResult Gone(string reason) => new(SendStatus.Gone, null, null, reason);

    public static SendResult Refused(string reason) => new(SendStatus.Refused, null, null, reason);
}
