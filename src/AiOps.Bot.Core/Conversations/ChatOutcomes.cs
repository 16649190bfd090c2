namespace AiOps.Bot.Core.Conversations;

/// <summary>Short ways to say how a request ended.</summary>
internal static class ChatOutcomes
{
    /// <summary>The edited card says it all.</summary>
    public static ChatOutcome Done(IncidentId incident) => new(null, ReplyVisibility.InPlace, incident, false);

    public static ChatOutcome Refuse(string reason, IncidentId? incident = null) =>
        new(ChatReply.Of($"Not done: {reason}."), ReplyVisibility.Private, incident, true);

    public static ChatOutcome Privately(ChatReply reply, IncidentId? incident = null) => new(reply, ReplyVisibility.Private, incident, false);

    public static ChatOutcome InPlace(ChatReply reply, IncidentId? incident = null) => new(reply, ReplyVisibility.InPlace, incident, false);
}
