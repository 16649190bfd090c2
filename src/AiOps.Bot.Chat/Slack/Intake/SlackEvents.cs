using System.Text.Json;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>The Events API: https://docs.slack.dev/apis/events-api.</summary>
internal static class SlackEvents
{
    /// <summary>People's words come without a subtype, with a file, or as a thread's reply that is shown in the channel as well.</summary>
    private static readonly string[] OfPeople = ["", "file_share", "thread_broadcast"];

    public static SlackDelivery Read(JsonElement payload, DateTimeOffset now)
    {
        if (payload.Text("type") != "event_callback")
        {
            return payload.Text("type").Length > 0 ? new SlackDelivery.Nothing() : throw new FormatException("the type is missing");
        }

        var said = payload.Object("event") ?? throw new FormatException("the event is missing");
        return said.Text("type") switch
        {
            "app_mention" or "message" => Said(payload, said, now),
            "app_home_opened" when said.Text("tab") is "home" or "" => Home(payload, said, now),
            { Length: > 0 } => new SlackDelivery.Nothing(),
            _ => throw new FormatException("the event's type is missing"),
        };
    }

    private static SlackDelivery Said(JsonElement payload, JsonElement said, DateTimeOffset now)
    {
        var bot = Bot(payload);
        var mentioned = said.Text("type") == "app_mention";
        var direct = said.Text("channel_type") == "im";
        var text = said.Text("text");
        if (!IsOfPeople(said, bot) || (!mentioned && !direct && (said.Text("thread_ts").Length == 0 || IsMention(text, bot))))
        {
            return new SlackDelivery.Nothing();
        }

        var home = SlackWho.Id(payload.Text("team_id"));
        var channel = SlackWho.Id(said.Text("channel"));
        var at = SlackWho.Id(said.Text("ts"));
        var team = Team(said, home);
        return new SlackDelivery.Wish(
            new()
            {
                Id = SlackWho.RequestId("said", home, channel, at),
                User = SlackWho.User(team, said.Text("user"), "", home),
                Conversation = new("slack", home, channel, SlackWho.OptionalId(said.Text("thread_ts"))),
                Message = at,
                Intent = new Utterance(SlackWords.Plain(text, home, bot)),
                ReceivedAt = now,
            },
            OnlyInOurThread: !mentioned && !direct && (bot.Length == 0 || said.Text("parent_user_id") != bot));
    }

    private static SlackDelivery.Wish Home(JsonElement payload, JsonElement opened, DateTimeOffset now)
    {
        var home = SlackWho.Id(payload.Text("team_id"));
        return new(new()
        {
            Id = SlackWho.RequestId("home", SlackWho.Id(payload.Text("event_id"))),
            User = SlackWho.User(home, opened.Text("user"), "", home),
            Conversation = new("slack", home, SlackWho.OptionalId(opened.Text("channel")) ?? SlackWho.Id(opened.Text("user"))),
            Intent = new HomeVisit(),
            ReceivedAt = now,
        });
    }

    private static bool IsOfPeople(JsonElement said, string bot) =>
        OfPeople.Contains(said.Text("subtype")) && said.Text("bot_id").Length == 0 && said.Text("user") is { Length: > 0 } user && user != bot && !said.IsTrue("hidden");

    /// <summary>A message that mentions the bot is delivered a second time as a mention.</summary>
    private static bool IsMention(string text, string bot) => bot.Length > 0 && text.Contains($"<@{bot}", StringComparison.Ordinal);

    /// <summary>In a channel shared with others the author may be theirs.</summary>
    private static string Team(JsonElement said, string home) =>
        said.Text("user_team") is { Length: > 0 } user ? user : said.Text("team") is { Length: > 0 } team ? team : home;

    private static string Bot(JsonElement payload) => payload.List("authorizations").Where(a => a.IsTrue("is_bot")).Select(a => a.Text("user_id")).FirstOrDefault("");
}
