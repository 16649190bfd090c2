using AiOps.Bot.Chat.Teams.Api;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Who the people are that a text mentions. A mention carries Teams' own id; the directory knows Entra object ids, so Teams is asked.</summary>
internal sealed class MentionedPeople(ConnectorClient client, Microsoft.Extensions.Options.IOptions<TeamsOptions> options)
{
    private const int Most = 3;

    /// <returns><c>@teams:tenant/object id</c> by Teams' own id; who could not be looked up is missing.</returns>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in activity.Mentions.Select(m => m.Mentioned).Where(a => a.Id != activity.Recipient.Id).DistinctBy(a => a.Id).Take(Most))
        {
            var found = account.ObjectId ?? await ObjectIdAsync(activity, account.Id, cancellationToken).ConfigureAwait(false);
            if (found is { } objectId)
            {
                names[account.Id] = $"@{TeamsPlatform.PlatformName}:{options.Value.TenantId}/{objectId}";
            }
        }

        return names;
    }

    private async Task<string?> ObjectIdAsync(TeamsActivity activity, string user, CancellationToken cancellationToken) =>
        ConnectorAddress.Read(activity.ServiceUrl, options.Value) is { } service
        && await client.MemberAsync(service, activity.Conversation.Id, user, cancellationToken).ConfigureAwait(false) is { IsSuccess: true, Body: { } body }
            ? body.TextOf("aadObjectId") ?? body.TextOf("objectId")
            : null;
}
