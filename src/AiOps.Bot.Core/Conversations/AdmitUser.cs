using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Decides whether an account may talk to the bot at all: only full members of the workspace or tenant may, and nobody on a guess.</summary>
internal sealed class AdmitUser(IEnumerable<IChatPlatform> platforms, PersonDirectory people)
{
    public async Task<Admission> AdmitAsync(ChatUser user, CancellationToken cancellationToken)
    {
        var standing = user.Standing == ChatStanding.Unknown ? await LookUpAsync(user, cancellationToken) : user.Standing;
        return Refuse(standing) is { } refusal ? new(null, refusal) : new(people.Identify(user.Identity), null, user.Zone ?? await ZoneAsync(user, cancellationToken));
    }

    private async Task<string?> ZoneAsync(ChatUser user, CancellationToken cancellationToken) =>
        platforms.FirstOrDefault(p => p.Name == user.Identity.Platform) is { } platform ? await platform.ZoneAsync(user.Identity, cancellationToken) : null;

    private async Task<ChatStanding> LookUpAsync(ChatUser user, CancellationToken cancellationToken) =>
        platforms.FirstOrDefault(p => p.Name == user.Identity.Platform) is { } platform
            ? await platform.LookUpAsync(user.Identity, cancellationToken)
            : ChatStanding.Unknown;

    private static string? Refuse(ChatStanding standing) => standing switch
    {
        ChatStanding.Member => null,
        ChatStanding.Guest => "guests may neither read nor decide here; ask a full member of the workspace",
        ChatStanding.Outsider => "you come from another workspace or tenant, whose people may neither read nor decide here; ask a member of this one",
        ChatStanding.Deactivated => "your account is deactivated",
        ChatStanding.Bot => "programs may neither read nor decide here; use the API with an access token",
        _ => "could not check your account with the chat platform, and nobody decides on a guess; try again in a minute",
    };
}
