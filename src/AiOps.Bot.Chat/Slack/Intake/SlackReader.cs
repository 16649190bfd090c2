using System.Text.Json;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Turns a verified payload into what it asks for. Pure; the same for HTTP and Socket Mode.</summary>
internal static class SlackReader
{
    /// <param name="kind"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
    public static SlackDelivery Read(string kind, JsonElement payload, SlackApp app, DateTimeOffset now)
    {
        try
        {
            return Of(kind, payload, app, now);
        }
        catch (FormatException fault)
        {
            return new SlackDelivery.Malformed(fault.Message);
        }
    }

    private static SlackDelivery Of(string kind, JsonElement payload, SlackApp app, DateTimeOffset now)
    {
        if (kind == "slash_commands" && payload.Text("ssl_check") == "1")
        {
            return new SlackDelivery.Nothing();
        }

        if (kind == "events_api" && payload.Text("type") == "url_verification")
        {
            return new SlackDelivery.Challenge(payload.Text("challenge"));
        }

        if (!app.IsMeant(payload))
        {
            return new SlackDelivery.WrongApp();
        }

        return kind switch
        {
            "events_api" => SlackEvents.Read(payload, now),
            "interactive" => SlackInteractions.Read(payload, now),
            "slash_commands" => SlackCommands.Read(payload, now),
            _ => new SlackDelivery.Nothing(),
        };
    }
}
