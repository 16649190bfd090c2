using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Asks Slack what a user is now; remembers it for less than a minute.</summary>
internal sealed class SlackStandings(SlackClient client, SlackWorkspace workspace, TimeProvider time)
{
    private const int MaxRemembered = 2_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Many may click at once; better a late answer than a refusal.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset At, ChatStanding Standing)> _known = [];

    public async Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(user.Subject, out var known) && time.GetUtcNow() - known.At < Remembered)
            {
                return known.Standing;
            }
        }

        var standing = await AskAsync(user, cancellationToken);
        if (standing != ChatStanding.Unknown)
        {
            Remember(user.Subject, standing);
        }

        return standing;
    }

    private async Task<ChatStanding> AskAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        if (user is not { Platform: "slack" } || user.Subject.Split('/') is not [var team, var id] || await workspace.TeamAsync(cancellationToken) is not { } home)
        {
            return ChatStanding.Unknown;
        }

        if (team != home)
        {
            return ChatStanding.Outsider;
        }

        var call = new SlackCall("users.info", new JsonObject { ["user"] = id }) { AsForm = true, Repeatable = true, Patience = Patience, MaxWait = LongWait };
        var answer = await client.CallAsync(call, cancellationToken);
        return answer.Ok && answer.Body.Object("user") is { } found ? Of(found, home) : ChatStanding.Unknown;
    }

    private static ChatStanding Of(JsonElement user, string home) => user switch
    {
        _ when user.IsTrue("deleted") => ChatStanding.Deactivated,
        _ when user.IsTrue("is_bot") || user.IsTrue("is_workflow_bot") || user.IsTrue("is_connector_bot") => ChatStanding.Bot,
        _ when user.IsTrue("is_stranger") || (user.Text("team_id") is { Length: > 0 } team && team != home && !user.List("teams").Any(t => t.ValueKind == JsonValueKind.String && t.GetString() == home)) => ChatStanding.Outsider,
        _ when user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") || user.IsTrue("is_invited_user") => ChatStanding.Guest,
        _ => ChatStanding.Member,
    };

    private void Remember(string subject, ChatStanding standing)
    {
        lock (_lock)
        {
            if (_known.Count >= MaxRemembered)
            {
                _known.Clear();
            }

            _known[subject] = (time.GetUtcNow(), standing);
        }
    }
}
