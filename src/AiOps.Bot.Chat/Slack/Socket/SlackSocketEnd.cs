namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>Why a connection ends, and so when the next is opened.</summary>
internal enum SlackSocketEnd
{
    /// <summary>The line broke or Slack closed it.</summary>
    Closed,

    /// <summary>Slack is about to close it: the next one is opened first.</summary>
    Renewed,

    /// <summary>More connections than Slack allows.</summary>
    TooMany,

    /// <summary>Socket Mode was turned off for the app.</summary>
    Disabled,
}
