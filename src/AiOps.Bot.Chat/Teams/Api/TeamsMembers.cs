using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>Asks Teams what a user is now, in the conversation where they were seen last. Answers are kept for less than a minute.</summary>
internal sealed class TeamsMembers(ConnectorClient client, TeamsReferences references, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const int MaxKept = 2_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(45);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ChatStanding Standing, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    public async Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        if (Remembered(user.Subject) is { } remembered)
        {
            return remembered;
        }

        var standing = await AskAsync(user, cancellationToken).ConfigureAwait(false);
        if (standing != ChatStanding.Unknown)
        {
            Remember(user.Subject, standing);
        }

        return standing;
    }

    private async Task<ChatStanding> AskAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        var seen = await references.SeenAsync(user, cancellationToken).ConfigureAwait(false);
        if (seen is null || TeamsPlace.Of(seen, options.Value) is not { Service: { } service } || user.Subject.Split('/') is not [var tenant, var objectId])
        {
            return ChatStanding.Unknown;
        }

        var answer = await client.MemberAsync(service, seen.Conversation, seen.User, cancellationToken).ConfigureAwait(false);
        return answer switch
        {
            { IsSuccess: true, Body: { } body } => MemberStanding.Of(body, tenant, objectId, options.Value.TenantId),
            { Status: 404 } => ChatStanding.Deactivated,
            _ => ChatStanding.Unknown,
        };
    }

    private ChatStanding? Remembered(string subject)
    {
        lock (_lock)
        {
            return _kept.TryGetValue(subject, out var kept) && time.GetUtcNow() - kept.At < Kept ? kept.Standing : null;
        }
    }

    private void Remember(string subject, ChatStanding standing)
    {
        lock (_lock)
        {
            if (_kept.Count >= MaxKept)
            {
                _kept.Clear();
            }

            _kept[subject] = (standing, time.GetUtcNow());
        }
    }
}
