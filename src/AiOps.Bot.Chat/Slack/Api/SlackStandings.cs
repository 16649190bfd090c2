using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>
/// Asks Slack what a user is now, and where; remembers it for less than a minute. Many may click at once while Slack answers some hundred such questions a
/// minute (tier 4, https://docs.slack.dev/reference/methods/users.info): each user is asked for once at a time, few at once, and the rest wait their turn.
/// </summary>
internal sealed class SlackStandings(SlackClient client, SlackWorkspace workspace, TimeProvider time) : IDisposable
{
    private const int MaxRemembered = 2_000;
    private const int AtOnce = 8;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Better a late answer than a refusal; after this the user is told that it could not be checked.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset At, SlackProfile Profile)> _known = [];
    private readonly Dictionary<string, Task<SlackProfile>> _asking = [];

    /// <summary>A profile whose standing is unknown where Slack could not be asked.</summary>
    public Task<SlackProfile> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(user.Subject, out var known) && time.GetUtcNow() - known.At < Remembered)
            {
                return Task.FromResult(known.Profile);
            }

            // Whoever else clicks as this user waits for the same answer, so it does not end with one asker's patience.
            if (!_asking.TryGetValue(user.Subject, out var asking))
            {
                _asking[user.Subject] = asking = Task.Run(() => AskOnceAsync(user), CancellationToken.None);
            }

            return asking.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<SlackProfile> AskOnceAsync(VerifiedIdentity user)
    {
        var profile = SlackProfile.Unknown;
        using var patience = new CancellationTokenSource(LongestWait, time);
        try
        {
            profile = await AskAsync(user, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It took too long: unknown.
        }
        finally
        {
            Remember(user.Subject, profile);
        }

        return profile;
    }

    private async Task<SlackProfile> AskAsync(VerifiedIdentity user, CancellationToken cancellationToken)
    {
        if (user is not { Platform: "slack" } || user.Subject.Split('/') is not [var team, var id] || await workspace.TeamAsync(cancellationToken) is not { } home)
        {
            return SlackProfile.Unknown;
        }

        if (team != home)
        {
            return new(ChatStanding.Outsider, null);
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            var answer = await InfoAsync(id, cancellationToken);
            return answer.Ok && answer.Body.Object("user") is { } found ? new(Of(found, home), found.Text("tz") is { Length: > 0 } zone ? zone : null) : SlackProfile.Unknown;
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<SlackAnswer> InfoAsync(string user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var call = new SlackCall("users.info", new JsonObject { ["user"] = user }) { AsForm = true, Repeatable = true, Patience = Patience, MaxWait = LongestWait };
            var answer = await client.CallAsync(call, cancellationToken);
            if (answer is not { Error: SlackAnswer.RateLimited, After: { } after })
            {
                return answer;
            }

            await Task.Delay(after, time, cancellationToken);
        }
    }

    private static ChatStanding Of(JsonElement user, string home) => user switch
    {
        _ when user.IsTrue("deleted") => ChatStanding.Deactivated,
        _ when user.IsTrue("is_bot") || user.IsTrue("is_workflow_bot") || user.IsTrue("is_connector_bot") => ChatStanding.Bot,
        _ when user.IsTrue("is_stranger") || (user.Text("team_id") is { Length: > 0 } team && team != home && !user.List("teams").Any(t => t.ValueKind == JsonValueKind.String && t.GetString() == home)) => ChatStanding.Outsider,
        _ when user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") || user.IsTrue("is_invited_user") => ChatStanding.Guest,
        _ => ChatStanding.Member,
    };

    private void Remember(string subject, SlackProfile profile)
    {
        lock (_lock)
        {
            _asking.Remove(subject);
            if (profile.Standing == ChatStanding.Unknown)
            {
                return;
            }

            if (_known.Count >= MaxRemembered)
            {
                _known.Clear();
            }

            _known[subject] = (time.GetUtcNow(), profile);
        }
    }
}
