using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>The values of a post that are bound to statements.</summary>
internal sealed class PostRow(ChatPost post)
{
    public string Incident { get; } = StorableText.Of(post.Incident.Value);

    public string Platform { get; } = StorableText.Of(post.Conversation.Platform);

    public string Tenant { get; } = StorableText.Of(post.Conversation.Tenant);

    public string Conversation { get; } = StorableText.Of(post.Conversation.Id);

    /// <summary>Empty for the conversation itself: a key cannot hold null.</summary>
    public string Thread { get; } = StorableText.Of(post.Conversation.Thread ?? "");

    public string? Message { get; } = post.Message is { } message ? StorableText.Of(message) : null;

    public long Version { get; } = post.Version;

    public long Next { get; } = post.Version + 1;

    public string Document { get; } = DocumentJson.Write(post with { Version = post.Version + 1 });
}
