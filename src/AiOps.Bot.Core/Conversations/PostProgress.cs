using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What a sending makes of a post. Pure.</summary>
public static class PostProgress
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(10);

    /// <summary>Nobody else posts it for so long; after a crash it takes that long until it is tried again.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Claims the posting: stored before the platform is called.</summary>
    public static ChatPost Claim(ChatPost post, DateTimeOffset now) => post with { PostingSince = post.PostingSince ?? now, NotBefore = now + Lease };

    public static ChatPost Posted(ChatPost post, SendResult result, (Incident Incident, ShownCard Card) shown, DateTimeOffset now) => Edited(post, shown, now) with
    {
        Message = result.Message,
        PostedAt = now,
        PostedRecurrences = shown.Incident.Recurrences,
        PostingSince = null,
        Summarised = false,
    };

    public static ChatPost Edited(ChatPost post, (Incident Incident, ShownCard Card) shown, DateTimeOffset now) => post with
    {
        Shown = shown.Card.ToString(),
        ShownAt = now,
        ShownSeverity = shown.Incident.Severity,
        Failures = 0,
        NotBefore = DateTimeOffset.MinValue,
    };

    /// <param name="spread">0 to 1; spreads retries so that they do not come all at once.</param>
    public static ChatPost Failed(ChatPost post, SendResult result, double spread, DateTimeOffset now) => result.Status == SendStatus.Gone
        ? post with { GivenUp = result.Reason.Length == 0 ? "it is gone" : result.Reason, PostingSince = null }
        : post with { Failures = post.Failures + 1, NotBefore = now + Pause(result, post.Failures, spread) };

    /// <summary>How long to leave the platform alone.</summary>
    public static TimeSpan Pause(SendResult result, int failures, double spread)
    {
        var backoff = FirstPause * Math.Pow(2, Math.Min(failures, 10));
        var bounded = backoff < LongestPause ? backoff : LongestPause;
        var wait = (result.Status == SendStatus.Refused ? AfterRefusal : bounded) * (0.75 + (spread / 2));
        return result.After is { } asked && asked > wait ? asked : wait;
    }
}
