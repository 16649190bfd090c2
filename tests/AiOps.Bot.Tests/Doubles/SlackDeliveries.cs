using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Requests as Slack sends them, signed by an implementation of our own.</summary>
internal static class SlackDeliveries
{
    public const string Secret = "test-signing-secret";
    public const string App = "A01APP";
    public const string Team = "T01TEST";
    public const string Bot = "U0BOT";

    public static string Event(string id, JsonObject said, bool shared = false) => new JsonObject
    {
        ["token"] = "t",
        ["team_id"] = Team,
        ["api_app_id"] = App,
        ["event"] = said,
        ["type"] = "event_callback",
        ["event_id"] = id,
        ["event_time"] = 1,
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = Team, ["user_id"] = Bot, ["is_bot"] = true }),
        ["is_ext_shared_channel"] = shared,
    }.ToJsonString();

    public static JsonObject Said(string type, string text, string user = "U01ALICE", string at = "1795252099.000001") =>
        new() { ["type"] = type, ["user"] = user, ["text"] = text, ["ts"] = at, ["channel"] = "C01GEN", ["event_ts"] = at };

    public static JsonObject Click(string action, string value, string user = "U01ALICE", string at = "1795252102.697", string userTeam = Team) => new()
    {
        ["type"] = "block_actions",
        ["api_app_id"] = App,
        ["team"] = new JsonObject { ["id"] = Team },
        ["user"] = new JsonObject { ["id"] = user, ["name"] = "alice", ["team_id"] = userTeam },
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1795252099.000002", ["channel_id"] = "C01GEN", ["is_ephemeral"] = false },
        ["trigger_id"] = "1.2.3",
        ["channel"] = new JsonObject { ["id"] = "C01GEN" },
        ["message"] = new JsonObject { ["ts"] = "1795252099.000002" },
        ["response_url"] = "https://hooks.slack.com/actions/T/1/2",
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = action, ["value"] = value, ["action_ts"] = at }),
    };

    public static JsonObject Submission(string callback, string metadata, string answer) => new()
    {
        ["type"] = "view_submission",
        ["api_app_id"] = App,
        ["team"] = new JsonObject { ["id"] = Team },
        ["user"] = new JsonObject { ["id"] = "U01ALICE", ["name"] = "alice", ["team_id"] = Team },
        ["view"] = new JsonObject
        {
            ["id"] = "V1",
            ["hash"] = "1.2",
            ["callback_id"] = callback,
            ["private_metadata"] = metadata,
            ["state"] = new JsonObject { ["values"] = new JsonObject { ["answer"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = answer } } } },
        },
    };

    public static string Form(JsonObject payload) => "payload=" + Uri.EscapeDataString(payload.ToJsonString());

    public static string Command(string text, string trigger = "9.8.7") =>
        $"token=t&team_id={Team}&channel_id=C01GEN&user_id=U01ALICE&user_name=alice&command=%2Faiops&text={Uri.EscapeDataString(text)}&api_app_id={App}&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id={trigger}";

    public static IntakeRequest Signed(string path, string body, DateTimeOffset now, string secret = Secret) => Signed(path, Encoding.UTF8.GetBytes(body), now, secret);

    public static IntakeRequest Signed(string path, byte[] body, DateTimeOffset now, string secret = Secret)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(path, new Dictionary<string, string> { ["x-slack-request-timestamp"] = timestamp, ["x-slack-signature"] = Sign(body, timestamp, secret) }, body);
    }

    public static string Sign(byte[] body, string timestamp, string secret) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]));
}
