namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Where an activity happened.</summary>
/// <param name="Id">Without the thread.</param>
/// <param name="Thread">The id of the message that the thread hangs on; null outside of channels.</param>
/// <param name="Type"><c>personal</c>, <c>channel</c>, <c>groupChat</c>.</param>
/// <param name="Tenant">The tenant that owns it; empty where it is not said.</param>
internal sealed record TeamsConversation(string Id, string? Thread, string Type, string Tenant)
{
    public const string Personal = "personal";
    private const string ThreadMark = ";messageid=";

    public bool IsPersonal => Type == Personal;

    public static TeamsConversation Of(string id, string type, string tenant) =>
        id.IndexOf(ThreadMark, StringComparison.Ordinal) is var at and > 0 && id.Length > at + ThreadMark.Length
            ? new(id[..at], id[(at + ThreadMark.Length)..], type, tenant)
            : new(id, null, type, tenant);

    /// <summary>A conversation's id as the connector wants it for a thread.</summary>
    public static string InThread(string id, string? thread) => thread is null ? id : id + ThreadMark + thread;
}
