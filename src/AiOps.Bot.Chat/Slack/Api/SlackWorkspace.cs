using AiOps.Bot.Chat.Slack.Intake;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>The workspace that the bot token belongs to.</summary>
internal sealed class SlackWorkspace(SlackClient client, IOptions<SlackOptions> options)
{
    private string? _team;

    /// <summary>Null where Slack could not be asked.</summary>
    public async Task<string?> TeamAsync(CancellationToken cancellationToken)
    {
        if (options.Value.TeamId is { Length: > 0 } configured)
        {
            return configured;
        }

        if (Volatile.Read(ref _team) is { } known)
        {
            return known;
        }

        var answer = await client.CallAsync(new("auth.test", []) { Repeatable = true }, cancellationToken);
        var team = answer.Ok ? answer.Body.Text("team_id") : "";
        Volatile.Write(ref _team, team.Length > 0 ? team : null);
        return team.Length > 0 ? team : null;
    }
}
