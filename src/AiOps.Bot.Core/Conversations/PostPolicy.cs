using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// When an incident is posted and when its message is edited: one message for each incident and conversation, always showing the latest state, edited at a bounded
/// rate however often the incident changes. Pure.
/// </summary>
public static class PostPolicy
{
    /// <summary>Approved, running and succeeded may follow within the blink of an eye; they are one edit.</summary>
    public static readonly TimeSpan DecisionEvery = TimeSpan.FromMilliseconds(500);

    public static PostDecision Decide(PostInput input) => input.Post switch
    {
        { GivenUp: not null } => PostDecision.Nothing,
        { } post when input.Now < post.NotBefore => PostDecision.Wait(post.NotBefore),
        { Message: not null } post => DecidePosted(input, post),
        _ => DecideUnposted(input),
    };

    private static PostDecision DecideUnposted(PostInput input) => (input.Incident.Status, input.Post) switch
    {
        (not IncidentStatus.Resolved, _) => new(PostMove.Post),
        (_, { Summarised: false }) => new(PostMove.Summarise),
        _ => PostDecision.Nothing,
    };

    private static PostDecision DecidePosted(PostInput input, ChatPost post)
    {
        if (NeedsNewMessage(input, post))
        {
            return new(PostMove.Post);
        }

        var shown = ShownCard.Parse(post.Shown);
        if (shown == input.Card)
        {
            return PostDecision.Nothing;
        }

        var earliest = Earliest(input, post, shown);
        return input.Now >= earliest ? new(PostMove.Edit) : PostDecision.Wait(earliest);
    }

    /// <summary>A message from this morning is far up: what comes back now is told anew. What flaps is not.</summary>
    private static bool NeedsNewMessage(PostInput input, ChatPost post) =>
        input.Incident.Status != IncidentStatus.Resolved
        && input.Incident.Recurrences > post.PostedRecurrences
        && input.Now - (post.PostedAt ?? DateTimeOffset.MinValue) >= input.Options.RepostAfter
        && !Flapping.Is(input.Incident, input.Now);

    private static DateTimeOffset Earliest(PostInput input, ChatPost post, ShownCard? shown)
    {
        var decided = shown?.Decided != input.Card.Decided;
        var graver = input.Incident.Severity > post.ShownSeverity;
        var earliest = (post.ShownAt ?? DateTimeOffset.MinValue) + Pace(input, (decided, graver, Matters: shown?.Matter != input.Card.Matter));
        return !decided && !graver && input.Incident.SnoozedUntil is { } until && until > input.Now && until > earliest ? until : earliest;
    }

    private static TimeSpan Pace(PostInput input, (bool Decided, bool Graver, bool Matters) change) => change switch
    {
        { Decided: true } => DecisionEvery,
        { Graver: true } => input.Options.EditEvery,
        _ when Flapping.Is(input.Incident, input.Now) => input.Options.EditFlappingEvery,
        { Matters: true } => input.Options.EditEvery,
        _ => input.Options.EditDetailsEvery,
    };
}
