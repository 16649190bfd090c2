using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>What Teams posts to a bot, with the token that goes with it.</summary>
internal sealed class TeamsDeliveries(TeamsDouble connector)
{
    public const string Bot = "28:" + TeamsDouble.AppId;
    public const string Channel = "19:channel@thread.tacv2";
    private int _number;

    public JsonObject Claims() => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = TeamsDouble.AppId,
        ["nbf"] = Now - 60,
        ["exp"] = Now + 3_600,
        ["serviceurl"] = connector.ServiceUrl,
    };

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public JsonObject Message(string text, string user = "ana", bool personal = true)
    {
        var activity = Activity("message", user, personal);
        activity["text"] = personal ? text : $"<at>AiOps</at> {text}";
        activity["textFormat"] = "plain";
        if (!personal)
        {
            activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "AiOps" }, ["text"] = "<at>AiOps</at>" });
        }

        return activity;
    }

    public JsonObject Press(string verb, JsonObject data, string user = "ana", bool personal = false)
    {
        var activity = Activity("invoke", user, personal);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "1001";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        return activity;
    }

    public JsonObject Installation(string action, bool personal)
    {
        var activity = Activity("installationUpdate", "ana", personal);
        activity["action"] = action;
        return activity;
    }

    public JsonObject Activity(string type, string user, bool personal) => new()
    {
        ["type"] = type,
        ["id"] = $"act-{Interlocked.Increment(ref _number)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.ServiceUrl,
        ["timestamp"] = "2026-03-14T12:00:00Z",
        ["localTimezone"] = "Europe/Berlin",
        ["from"] = new JsonObject { ["id"] = "29:" + user, ["name"] = user, ["aadObjectId"] = "obj-" + user },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "AiOps" },
        ["conversation"] = new JsonObject
        {
            ["id"] = personal ? "a:personal-" + user : Channel + ";messageid=1001", ["conversationType"] = personal ? "personal" : "channel", ["tenantId"] = TeamsDouble.Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsDouble.Tenant } },
    };

    public IntakeRequest Signed(JsonObject activity) => Request(activity.ToJsonString(), connector.Signer.Token(Claims()));

    public static IntakeRequest Request(string body, string? token) => Request(Encoding.UTF8.GetBytes(body), token);

    public static IntakeRequest Request(byte[] body, string? token)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = "bot.example", ["content-type"] = "application/json; charset=utf-8" };
        if (token is not null)
        {
            headers["authorization"] = "Bearer " + token;
        }

        return new("/api/messages", headers, body);
    }
}
