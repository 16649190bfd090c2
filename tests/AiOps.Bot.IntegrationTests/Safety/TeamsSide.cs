using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Teams;

namespace AiOps.Bot.IntegrationTests.Safety;

internal sealed partial class TeamsSide(TeamsDouble teams) : ChatSide
{
    private readonly TeamsDeliveries _deliveries = new(teams);
    private readonly ConcurrentQueue<JsonObject> _answers = new();
    private string _lastUser = "";

    public override string Name => "teams";

    public TeamsDouble Double => teams;

    public TeamsDeliveries Deliveries => _deliveries;

    public override ConversationRef Channel { get; } = new("teams", TeamsDouble.Tenant, TeamsDeliveries.Channel);

    public override IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Chat:Teams:AppId", TeamsDouble.AppId), ("Chat:Teams:AppSecret", TeamsDouble.Secret), ("Chat:Teams:TenantId", TeamsDouble.Tenant),
        ("Chat:Teams:OpenIdMetadata", teams.Address + "/openid"), ("Chat:Teams:TokenEndpoint", $"{teams.Address}/{TeamsDouble.Tenant}/oauth2/v2.0/token"),
        ("Chat:Teams:ConnectorAllowedHosts:0", "127.0.0.1"), ("Chat:Routes:1:Conversation", $"teams:{TeamsDouble.Tenant}/{TeamsDeliveries.Channel}"),
    ];

    public override IReadOnlyList<JsonObject> Public => [.. Activities.Where(a => !IsPersonal(a)).Select(a => a.Activity)];

    public override IReadOnlyList<JsonObject> Sent => [.. Activities.Select(a => a.Activity), .. _answers];

    private IReadOnlyList<SentActivity> Activities
    {
        get
        {
            lock (teams.Sent)
            {
                return [.. teams.Sent];
            }
        }
    }

    public override VerifiedIdentity IdentityOf(string user) => TeamsBot.Identity(user);

    public override void Join(string user, ChatStanding standing = ChatStanding.Member)
    {
        teams.Installed.Add("29:" + user);
        if (standing == ChatStanding.Deactivated)
        {
            teams.Members.Remove("29:" + user);
            return;
        }

        var member = TeamsBot.Member(user);
        member["userRole"] = standing == ChatStanding.Guest ? "guest" : "user";
        member["tenantId"] = standing == ChatStanding.Outsider ? "another-tenant" : TeamsDouble.Tenant;
        teams.Members["29:" + user] = member;
    }

    public override IntakeRequest Press(ChatPress press)
    {
        var activity = _deliveries.Press(press.Verb, new JsonObject { ["v"] = press.Value }, press.User);
        activity["id"] = press.Id ?? NewId();
        if (press.From is { } tenant)
        {
            activity["channelData"]!["tenant"]!["id"] = tenant;
        }

        _lastUser = press.User;
        return _deliveries.Signed(activity);
    }

    public override IntakeRequest Saying(string user, string text, bool alone)
    {
        var activity = _deliveries.Message(text, user, alone);
        activity["id"] = NewId();
        _lastUser = user;
        return _deliveries.Signed(activity);
    }

    public override IReadOnlyList<string> HeardAlone(string user) =>
    [
        .. Activities.Where(a => a.Conversation == "a:personal-" + user || a.Conversation == "a:personal-29:" + user).Select(a => Flat(a.Activity)),
        .. _answers.Where(a => (string?)a["for"] == user).Select(a => Flat(a)),
    ];

    public override IEnumerable<string> Harms() => Sent.SelectMany(HarmsOf).Distinct();

    /// <summary>The answer to an invoke is shown to whoever pressed.</summary>
    protected override void Answered(string body)
    {
        if (body.StartsWith('{') && JsonNode.Parse(body) is JsonObject answer && answer.ContainsKey("statusCode"))
        {
            answer["for"] = _lastUser;
            _answers.Enqueue(answer);
        }
    }

    private static bool IsPersonal(SentActivity activity) => activity.Conversation.StartsWith("a:personal", StringComparison.Ordinal);

    private static IEnumerable<string> HarmsOf(JsonObject message)
    {
        if (message["entities"] is not null)
        {
            yield return "somebody is mentioned";
        }

        if (message["text"] is not null && (string?)message["textFormat"] != "plain")
        {
            yield return "the text is formatted";
        }

        foreach (var (name, written, of) in Texts(message).Where(t => t.Name != "$schema"))
        {
            var text = OwnTime().Replace(written, "");
            if (text == "Action.OpenUrl" || (name == "url" && !text.StartsWith("data:image/", StringComparison.Ordinal)))
            {
                yield return $"{name} '{text}'";
            }

            if (text.Contains("<at", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"<at in '{text}'";
            }

            if (text.Contains("{{", StringComparison.Ordinal))
            {
                yield return $"a function in '{text}'";
            }

            var run = name == "text" && (string?)of["type"] == "TextRun";
            if (!run && (text.Contains("://", StringComparison.Ordinal) || text.Contains("](", StringComparison.Ordinal)))
            {
                yield return $"a link in {name} '{text}' of {of["type"]}";
            }
        }
    }

    /// <summary>What we write ourselves so that each reader sees their own time.</summary>
    [GeneratedRegex(@"\{\{(DATE|TIME)\([0-9TZ:-]{20}(, ?[A-Z]+)?\)\}\}")]
    private static partial Regex OwnTime();
}
