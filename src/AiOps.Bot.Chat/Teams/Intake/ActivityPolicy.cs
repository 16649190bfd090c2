namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Whether an activity is what its token speaks for, and of the tenant that the bot serves. Pure.</summary>
internal static class ActivityPolicy
{
    private const string Teams = "msteams";

    /// <param name="verdict">Null where the delivery was taken without a signature.</param>
    /// <returns>Null where it may be taken.</returns>
    public static string? Refuse(TeamsActivity activity, TokenVerdict? verdict, TeamsOptions options) => activity switch
    {
        _ when verdict is not null && !ConnectorAddress.Same(verdict.ServiceUrl, activity.ServiceUrl) => "service-url",
        _ when ConnectorAddress.Read(activity.ServiceUrl, options) is not { } service || (verdict is null && !service.IsLoopback) => "service-host",
        _ when activity.ChannelId != Teams => "channel",
        _ when verdict is not null && !verdict.Endorsements.Contains(Teams) => "endorsement",
        _ when !IsOurs(activity, options.TenantId) => "tenant",
        _ => null,
    };

    /// <summary>The conversation has to be ours. A user of another tenant in it is heard, as an outsider.</summary>
    private static bool IsOurs(TeamsActivity activity, string tenant) =>
        (activity.Conversation.Tenant.Length > 0 ? activity.Conversation.Tenant : activity.Tenant).Equals(tenant, StringComparison.OrdinalIgnoreCase);
}
