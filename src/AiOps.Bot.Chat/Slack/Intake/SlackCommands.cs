using System.Text.Json;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>The slash command: https://docs.slack.dev/interactivity/implementing-slash-commands.</summary>
internal static class SlackCommands
{
    public static SlackDelivery Read(JsonElement payload, DateTimeOffset now)
    {
        var team = SlackWho.Id(SlackApp.Team(payload));
        var user = payload.Text("user_id");
        return new SlackDelivery.Wish(new()
        {
            Id = SlackWho.RequestId("command", SlackWho.Id(payload.Text("trigger_id")), user),
            User = SlackWho.User(team, user, payload.Text("user_name"), team),
            Conversation = new("slack", team, SlackWho.Id(payload.Text("channel_id"))),
            Intent = new Utterance(SlackWords.Plain(payload.Text("text"), team, bot: "")),
            ReceivedAt = now,
            Handle = payload.Text("response_url"),
        });
    }
}
