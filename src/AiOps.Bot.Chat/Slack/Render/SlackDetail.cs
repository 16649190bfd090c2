namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>How much of a card is shown, most first.</summary>
internal enum SlackDetail
{
    /// <summary>All that an engineer wants at a glance.</summary>
    Full,

    /// <summary>Without other candidates and the model's words.</summary>
    Short,

    /// <summary>What is wrong, what is proposed in one line, and the buttons.</summary>
    Smallest,
}
