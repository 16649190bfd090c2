namespace AiOps.Bot.Core.Conversations;

/// <summary>Who sees a reply.</summary>
public enum ReplyVisibility
{
    /// <summary>Only who asked: refusals, help, errors.</summary>
    Private,

    /// <summary>Where it was asked: in the thread of the message, else under it.</summary>
    InPlace,

    /// <summary>The user's own page on the platform.</summary>
    Home,
}
