using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Who did it, as a verified activity says. Pure.</summary>
internal static class TeamsIdentity
{
    private const int MaxName = 100;

    public static VerifiedIdentity Of(string tenant, string objectId) => new(TeamsPlatform.PlatformName, $"{tenant}/{objectId}");

    /// <param name="home">The tenant that the bot serves.</param>
    public static ChatUser Of(TeamsActivity activity, string home)
    {
        var from = activity.From;
        return new(Of(activity.Tenant, from.ObjectId ?? from.Id), from.Name.Length > MaxName ? from.Name[..MaxName] : from.Name, Standing(activity, home), activity.TimeZone);
    }

    /// <summary>Unknown = Teams has to be asked; nobody without an Entra object id is anybody.</summary>
    private static ChatStanding Standing(TeamsActivity activity, string home) => activity switch
    {
        { From: { Role: "bot" or "skill" } } => ChatStanding.Bot,
        _ when activity.From.Id.StartsWith("28:", StringComparison.Ordinal) => ChatStanding.Bot,
        _ when !activity.Tenant.Equals(home, StringComparison.OrdinalIgnoreCase) => ChatStanding.Outsider,
        _ => ChatStanding.Unknown,
    };
}
