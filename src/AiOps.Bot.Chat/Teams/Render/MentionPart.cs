using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>
/// The one place where somebody is mentioned: a person asked for it, and the ids come from our own directory
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#user-mention-in-adaptive-card-using-microsoft-entra-object-id-and-upn).
/// </summary>
internal static class MentionPart
{
    /// <summary>Teams makes mentions in text blocks only, of what an entity of the card says word for word.</summary>
    public static IEnumerable<JsonObject> Of(ReplyMention mention)
    {
        if (People(mention).Any())
        {
            yield return new JsonObject { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = Text(mention) };
        }
    }

    public static JsonArray Entities(ChatReply reply) => new([.. reply.Parts.OfType<ReplyMention>().SelectMany(m => People(m).Select(p => Entity(m, p)))]);

    private static JsonObject Entity(ReplyMention mention, VerifiedIdentity person) => new()
    {
        ["type"] = "mention",
        ["text"] = Text(mention),
        ["mentioned"] = new JsonObject { ["id"] = person.Subject.Split('/')[^1], ["name"] = Name(mention) },
    };

    /// <summary>Several accounts of one person in the tenant are one mention.</summary>
    private static IEnumerable<VerifiedIdentity> People(ReplyMention mention) => mention.People.Where(p => p.Platform == TeamsPlatform.PlatformName).Take(1);

    private static string Text(ReplyMention mention) => $"<at>{Name(mention)}</at>";

    private static string Name(ReplyMention mention) => TeamsText.Inert(mention.Name.Length == 0 ? "you" : mention.Name, TeamsLimits.Label);
}
