namespace AiOps.Bot.Core.Incidents;

/// <summary>Who is called when an incident is escalated: a person, a conversation, or a person in a conversation.</summary>
public sealed class EscalationLevel
{
    /// <summary>The id of a person in the directory; empty for a conversation alone.</summary>
    public string Person { get; set; } = "";

    /// <summary>A conversation as <c>platform:tenant/id</c>, for example <c>slack:T0123/C0456</c>; empty = where the incident was posted.</summary>
    public string Conversation { get; set; } = "";
}
