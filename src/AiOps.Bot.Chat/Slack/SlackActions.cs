namespace AiOps.Bot.Chat.Slack;

/// <summary>Names of elements that are no buttons of a card.</summary>
internal static class SlackActions
{
    public const string Menu = "more";
    public const string Rate = "rate";
    public const string RateUp = "rate-up";
    public const string RateDown = "rate-down";

    /// <summary>The message shortcut.</summary>
    public const string Ask = "ask_about_log";

    /// <summary>The form that a button opens.</summary>
    public const string Form = "form";

    /// <summary>The form that the message shortcut opens.</summary>
    public const string AskForm = "ask-form";

    /// <summary>The one input of a form.</summary>
    public const string Input = "answer";

    /// <summary>The event type in the metadata of an incident's message.</summary>
    public const string Incident = "aiops_incident";

    /// <summary>The event type in the metadata of an answer.</summary>
    public const string Reply = "aiops_reply";
}
