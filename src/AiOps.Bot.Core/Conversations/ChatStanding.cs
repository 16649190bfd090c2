namespace AiOps.Bot.Core.Conversations;

/// <summary>What a user is on their platform at the moment. Only members may decide; whoever else clicks is told so.</summary>
public enum ChatStanding
{
    /// <summary>The platform could not be asked. Nobody decides anything on a guess.</summary>
    Unknown,

    /// <summary>A full member of the workspace or tenant that the bot is installed in.</summary>
    Member,

    /// <summary>Restricted to some conversations.</summary>
    Guest,

    /// <summary>Comes from another workspace or tenant through a shared conversation.</summary>
    Outsider,

    Deactivated,

    /// <summary>A program.</summary>
    Bot,
}
