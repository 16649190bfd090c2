namespace AiOps.Bot.Core.Conversations;

/// <summary>How a sending ended.</summary>
public enum SendStatus
{
    Sent,

    /// <summary>The platform is down, slow or wants less: the same sending may work later.</summary>
    Later,

    /// <summary>The conversation or message is not there any more, or the bot was removed: never again there.</summary>
    Gone,

    /// <summary>The platform does not take what was sent, or does not know the bot's credentials: an operator has to look.</summary>
    Refused,
}
