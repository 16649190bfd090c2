using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Slack;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Safety;

internal sealed class SlackSide(SlackDouble slack) : ChatSide
{
    private const string Interactions = "/slack/interactions";
    private static readonly string[] Markup = ["<!", "<@", "<#", "<http", "<mailto", "<tel"];

    public override string Name => "slack";

    public SlackDouble Double => slack;

    public override ConversationRef Channel { get; } = new("slack", SlackDeliveries.Team, "C01GEN");

    public override IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Chat:Slack:ApiBase", slack.ApiBase.AbsoluteUri), ("Chat:Slack:BotToken", SlackDouble.BotToken), ("Chat:Slack:SigningSecret", SlackDeliveries.Secret),
        ("Chat:Slack:AppId", SlackDeliveries.App), ("Chat:Slack:TeamId", SlackDeliveries.Team), ("Chat:Routes:0:Conversation", "slack:" + SlackDeliveries.Team + "/C01GEN"),
    ];

    public override IReadOnlyList<JsonObject> Public => [.. slack.Messages.Where(m => m.Key.Channel == Channel.Id).Select(m => m.Value)];

    public override IReadOnlyList<JsonObject> Sent =>
        [.. slack.Calls.Where(c => c.Method.StartsWith("chat.", StringComparison.Ordinal) || c.Method.StartsWith("views.", StringComparison.Ordinal)).Select(c => c.Arguments), .. slack.HookPosts];

    public override VerifiedIdentity IdentityOf(string user) => new("slack", $"{SlackDeliveries.Team}/{Id(user)}");

    public override void Join(string user, ChatStanding standing = ChatStanding.Member) => slack.Users[Id(user)] = new JsonObject
    {
        ["id"] = Id(user), ["team_id"] = SlackDeliveries.Team, ["deleted"] = standing == ChatStanding.Deactivated,
        ["is_restricted"] = standing == ChatStanding.Guest, ["is_stranger"] = standing == ChatStanding.Outsider,
    };

    public override IntakeRequest Press(ChatPress press) => Proven(
        Interactions, SlackDeliveries.Form(SlackDeliveries.Click(press.Verb, press.Value, Id(press.User), press.Id ?? NewId(), press.From ?? SlackDeliveries.Team)));

    public override IntakeRequest Saying(string user, string text, bool alone)
    {
        var id = NewId();
        // As Slack hands typed text over.
        var typed = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        var said = SlackDeliveries.Said(alone ? "message" : "app_mention", alone ? typed : $"<@{SlackDeliveries.Bot}> {typed}", Id(user), id);
        if (alone)
        {
            said["channel"] = "D" + Id(user);
            said["channel_type"] = "im";
        }

        return Proven("/slack/events", SlackDeliveries.Event("Ev" + id, said));
    }

    public static IntakeRequest Proven(string path, string body, DateTimeOffset? at = null, string secret = SlackDeliveries.Secret)
    {
        var request = SlackDeliveries.Signed(path, Encoding.UTF8.GetBytes(body), at ?? DateTimeOffset.UtcNow, secret);
        var type = path.EndsWith("events", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded";
        return request with { Headers = new Dictionary<string, string>(request.Headers) { ["content-type"] = type } };
    }

    public override IReadOnlyList<string> HeardAlone(string user) =>
    [
        .. slack.Whispers.Where(w => (string?)w["user"] == Id(user)).Select(w => Flat(w)),
        .. slack.Messages.Where(m => m.Key.Channel == Id(user) || m.Key.Channel == "D" + Id(user)).Select(m => Flat(m.Value)),
    ];

    public override IEnumerable<string> Harms() => Sent.SelectMany(HarmsOf).Distinct();

    private static IEnumerable<string> HarmsOf(JsonObject message)
    {
        if (message["text"] is not null && ((string?)message["parse"] is "full" || (message["channel"] is not null && message["link_names"] is JsonValue names && (bool)names)))
        {
            yield return "the text is parsed for names";
        }

        if (message["unfurl_links"] is JsonValue unfurls && (bool)unfurls)
        {
            yield return "links are unfurled";
        }

        foreach (var (name, text, of) in Texts(message))
        {
            if (name is "image_url" or "thumb_url" or "url" or "title_link" or "user_id" or "usergroup_id" || (string?)of["type"] is "link" or "broadcast" or "usergroup")
            {
                yield return $"{name} '{text}' of {of["type"]}";
            }

            if (name == "text" && Active(text) is { } markup)
            {
                yield return $"{markup} in '{text}'";
            }
        }
    }

    /// <summary>What Slack would turn into a ping or a link. Its own dates are none.</summary>
    private static string? Active(string text)
    {
        var rest = text.Replace("<!date^", "", StringComparison.Ordinal);
        var code = string.Concat(rest.Split("```").Where((_, i) => i % 2 == 0));
        return Markup.FirstOrDefault(m => rest.Contains(m, StringComparison.OrdinalIgnoreCase))
            ?? (code.Contains("://", StringComparison.Ordinal) ? "://" : null)
            ?? (new[] { "@everyone", "@channel", "@here" }.FirstOrDefault(w => rest.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Id(string user) => "U0" + user.ToUpperInvariant();
}
