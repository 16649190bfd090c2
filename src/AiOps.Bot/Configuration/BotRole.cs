namespace AiOps.Bot.Configuration;

/// <summary>Which part of the work this process does.</summary>
internal enum BotRole
{
    /// <summary>Everything in one process.</summary>
    All,

    /// <summary>Incidents, investigations, chat and console; reading and scoring is done elsewhere.</summary>
    Bot,

    /// <summary>Reads and scores only, and tells a bot elsewhere.</summary>
    Scorer,
}
