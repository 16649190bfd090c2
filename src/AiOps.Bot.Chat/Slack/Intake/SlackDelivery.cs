using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>What a verified delivery turns out to be.</summary>
internal abstract record SlackDelivery
{
    /// <summary>Slack asks whether the address is ours.</summary>
    public sealed record Challenge(string Answer) : SlackDelivery;

    /// <summary>Somebody wants something.</summary>
    /// <param name="OnlyInOurThread">True for a reply in a thread that may not be ours.</param>
    public sealed record Wish(ChatRequest Request, bool OnlyInOurThread = false) : SlackDelivery;

    /// <summary>A button or shortcut that asks something first. Nothing is stored: opening a form changes nothing.</summary>
    /// <param name="Button">Null for the question form.</param>
    public sealed record Form(string Trigger, SlackButton? Button, SlackFormContext Context, string User, string ResponseUrl) : SlackDelivery;

    /// <summary>To be acknowledged and forgotten: our own messages, edits, events that we did not ask for.</summary>
    public sealed record Nothing : SlackDelivery;

    /// <summary>Not for this app or workspace.</summary>
    public sealed record WrongApp : SlackDelivery;

    public sealed record Malformed(string Why) : SlackDelivery;
}
