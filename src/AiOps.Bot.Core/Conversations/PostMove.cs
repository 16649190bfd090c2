namespace AiOps.Bot.Core.Conversations;

/// <summary>What is to be done with an incident's message in a conversation.</summary>
public enum PostMove
{
    /// <summary>People see what there is to see.</summary>
    Nothing,

    Post,

    Edit,

    /// <summary>Look again later.</summary>
    Wait,

    /// <summary>It opened and closed before it could be posted: one message tells of all such.</summary>
    Summarise,
}
