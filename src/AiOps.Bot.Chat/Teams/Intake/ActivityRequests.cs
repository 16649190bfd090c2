using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>A verified activity as a request in our own words.</summary>
internal sealed class ActivityRequests(IOptions<TeamsOptions> options, TimeProvider time)
{
    public ChatUser UserOf(TeamsActivity activity) => TeamsIdentity.Of(activity, options.Value.TenantId);

    public ChatRequest Of(TeamsActivity activity, ChatIntent intent) => new()
    {
        Id = IdOf(activity),
        User = UserOf(activity),
        Conversation = new(TeamsPlatform.PlatformName, options.Value.TenantId, activity.Conversation.Id, activity.Conversation.Thread),
        Message = activity.Type == "invoke" || activity.Value is not null ? activity.ReplyToId : activity.Id,
        Intent = intent,
        ReceivedAt = time.GetUtcNow(),
        Handle = ReferenceOf(activity).ToString(),
    };

    public static TeamsReference ReferenceOf(TeamsActivity activity) =>
        new(activity.ServiceUrl, activity.Conversation.Id, activity.Conversation.Type, activity.From.Id, activity.Recipient.Id);

    /// <summary>A second delivery has the same id; ids are unique within a conversation only.</summary>
    private static string IdOf(TeamsActivity activity)
    {
        var whole = $"{activity.Type}\n{activity.Conversation.Id}\n{activity.Conversation.Thread}\n{activity.From.Id}\n{activity.Id}";
        return "teams-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 16));
    }
}
