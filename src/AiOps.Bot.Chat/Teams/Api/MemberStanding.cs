using System.Text.Json;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>What a member's record says they are. What it does not say counts against them. Pure.</summary>
internal static class MemberStanding
{
    /// <param name="tenant">The tenant in the user's identity.</param>
    /// <param name="home">The tenant that the bot serves.</param>
    public static ChatStanding Of(JsonElement member, string tenant, string objectId, string home) => member switch
    {
        _ when !IsSame(member, objectId) => ChatStanding.Unknown,
        _ when !Same(tenant, home) || (member.TextOf("tenantId") is { Length: > 0 } of && !Same(of, home)) => ChatStanding.Outsider,
        _ when IsGuest(member) => ChatStanding.Guest,
        _ when Same(member.TextOf("userRole"), "bot") || Same(member.TextOf("role"), "bot") => ChatStanding.Bot,
        _ => ChatStanding.Member,
    };

    private static bool IsSame(JsonElement member, string objectId) => Same(member.TextOf("aadObjectId") ?? member.TextOf("objectId"), objectId);

    /// <summary>A guest's name in the directory is made from their own: <c>ana_example.com#EXT#@contoso.onmicrosoft.com</c>.</summary>
    private static bool IsGuest(JsonElement member) =>
        Same(member.TextOf("userRole"), "guest") || Same(member.TextOf("userRole"), "anonymous")
        || member.TextOf("userPrincipalName")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
