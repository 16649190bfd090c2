using System.Collections.Immutable;
using System.Text.Json;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// Whose client fetches a view of its own: the members of a conversation who are in the directory. Only a convenience, so it may be minutes old, and where Teams
/// does not tell it is nobody: there is a button for that.
/// </summary>
internal sealed class TeamsAudience(ConnectorClient client, PersonDirectory people, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const int MaxPages = 4;
    private const int MaxKept = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ImmutableArray<string> Users, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    public async Task<ImmutableArray<string>> OfAsync(string conversation, Uri service, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(conversation, out var kept) && time.GetUtcNow() - kept.At < Kept)
            {
                return kept.Users;
            }
        }

        var users = await AskAsync(conversation, service, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_kept.Count >= MaxKept)
            {
                _kept.Clear();
            }

            _kept[conversation] = (users, time.GetUtcNow());
        }

        return users;
    }

    private async Task<ImmutableArray<string>> AskAsync(string conversation, Uri service, CancellationToken cancellationToken)
    {
        var users = new List<string>();
        string? continuation = null;
        for (var page = 0; page < MaxPages && users.Count < TeamsLimits.RefreshUsers; page++)
        {
            var answer = await client.MembersAsync(service, conversation, continuation, cancellationToken).ConfigureAwait(false);
            if (answer is not { IsSuccess: true, Body: { } body })
            {
                break;
            }

            users.AddRange(body.ItemsOf("members").Where(IsKnown).Select(m => m.TextOf("id")).OfType<string>());
            continuation = body.TextOf("continuationToken");
            if (string.IsNullOrEmpty(continuation))
            {
                break;
            }
        }

        return [.. users.Take(TeamsLimits.RefreshUsers)];
    }

    private bool IsKnown(JsonElement member) =>
        (member.TextOf("aadObjectId") ?? member.TextOf("objectId")) is { } objectId && people.Identify(TeamsIdentity.Of(options.Value.TenantId, objectId)) is not null;
}
