using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Socket;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Proves that Slack is set up: token, scopes, the way in, and the channels that incidents go to.</summary>
internal sealed class SlackCheckup(
    SlackClient client, SlackHttp http, SlackSocketState sockets, IConfiguration configuration, IOptions<SlackOptions> options, TimeProvider time) : IChatCheckup
{
    internal static readonly string[] Needed =
        ["app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:write", "groups:history", "groups:read", "im:history", "users:read"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SocketPatience = TimeSpan.FromSeconds(10);

    public string Platform => "slack";

    public async Task<IReadOnlyList<ChatCheck>> RunAsync(CancellationToken cancellationToken)
    {
        var auth = await client.CallAsync(new("auth.test", []) { Repeatable = true }, cancellationToken);
        var checks = new List<ChatCheck> { Token(auth) };
        if (auth.Ok)
        {
            checks.Add(Scopes(auth));
            checks.AddRange(await ChannelsAsync(cancellationToken));
        }

        checks.Add(options.Value.SocketMode ? await SocketAsync(cancellationToken) : await CallbackAsync(cancellationToken));
        return checks;
    }

    private ChatCheck Token(SlackAnswer auth)
    {
        const string Name = "bot token";
        var team = auth.Body.Text("team_id");
        return auth switch
        {
            { Ok: false } => new(Name, false, SlackOutcomes.Of(auth).Reason),
            _ when options.Value.TeamId.Length > 0 && team != options.Value.TeamId =>
                new(Name, false, $"the token is for workspace {team}, but Chat:Slack:TeamId is {options.Value.TeamId}: set the one that is right"),
            _ => new(Name, true, $"{auth.Body.Text("user")} in {auth.Body.Text("team")} ({team})"),
        };
    }

    private static ChatCheck Scopes(SlackAnswer auth)
    {
        var granted = auth.Scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var missing = Needed.Except(granted).ToList();
        return granted.Length == 0 ? new("scopes", true, "the server does not tell the token's scopes")
            : missing.Count == 0 ? new("scopes", true, $"all {Needed.Length} are granted")
            : new("scopes", false, $"missing: {string.Join(", ", missing)}. Update the app's manifest from manifests/slack and install the app again");
    }

    /// <summary>A signed address check to ourselves, by the way that Slack takes.</summary>
    private async Task<ChatCheck> CallbackAsync(CancellationToken cancellationToken)
    {
        const string Name = "callback";
        if (!Uri.TryCreate(configuration["Chat:PublicUrl"], UriKind.Absolute, out var address))
        {
            return new(Name, false, "Chat:PublicUrl is not set, so it cannot be checked whether Slack reaches the bot: set it to the address in the app's Event Subscriptions, or use Socket Mode");
        }

        var target = new Uri(address, SlackIntake.Events);
        var challenge = $"checkup-{time.GetUtcNow().ToUnixTimeSeconds()}";
        var answer = await AskAsync(target, challenge, cancellationToken);
        return answer == challenge
            ? new(Name, true, $"a signed request came through {target}")
            : new(Name, false, $"{target} {answer}");
    }

    private async Task<string> AskAsync(Uri target, string challenge, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "url_verification", ["challenge"] = challenge }.ToJsonString());
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(body, timestamp, options.Value.SigningSecret));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.Client.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStringAsync(patience.Token) is var said && said == challenge ? said : "answers, but it is not this bot: check the proxy's route to /slack/"
                : $"answers {(int)response.StatusCode}: check the proxy's route to /slack/, and that the running bot has the same Chat:Slack:SigningSecret";
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "cannot be reached from here: start the bot, check DNS and the proxy, or use Socket Mode";
        }
    }

    /// <summary>Of the running service its state; elsewhere whether the app token opens a connection.</summary>
    private async Task<ChatCheck> SocketAsync(CancellationToken cancellationToken)
    {
        const string Name = "socket";
        if (sockets.Open > 0)
        {
            return new(Name, true, $"{sockets.Open} open");
        }

        var answer = await client.CallAsync(new("apps.connections.open", []) { AsApp = true, Patience = SocketPatience }, cancellationToken);
        return answer.Ok
            ? new(Name, true, "the app token opens connections")
            : new(Name, false, answer.Error is "invalid_auth" or "not_authed" or "not_allowed_token_type"
                ? "Slack does not know the app token: set Chat:Slack:AppToken to an app-level token (xapp-…) with the scope connections:write"
                : $"Slack opens no connection ({answer.Error}): turn Socket Mode on in the app's settings. {sockets.Fault}");
    }

    private async Task<IReadOnlyList<ChatCheck>> ChannelsAsync(CancellationToken cancellationToken)
    {
        var checks = new List<ChatCheck>();
        foreach (var channel in Routes())
        {
            var answer = await client.CallAsync(new("conversations.info", new JsonObject { ["channel"] = channel }) { AsForm = true, Repeatable = true }, cancellationToken);
            checks.Add(Channel(channel, answer));
        }

        return checks;
    }

    private static ChatCheck Channel(string channel, SlackAnswer answer)
    {
        var name = "channel " + channel;
        return (answer.Ok, answer.Body.Object("channel")) switch
        {
            (false, _) => new(name, false, SlackOutcomes.Of(answer).Reason),
            (_, null) => new(name, false, "Slack's answer cannot be read"),
            (_, { } found) when found.IsTrue("is_archived") => new(name, false, "the channel is archived: change Chat:Routes"),
            (_, { } found) when !found.IsTrue("is_member") => new(name, false, "the bot is not in the channel: /invite it there"),
            (_, { } found) => new(name, true, "#" + found.Text("name")),
        };
    }

    private IEnumerable<string> Routes() => configuration.GetSection("Chat:Routes").GetChildren()
        .Select(route => route["Conversation"] ?? "").Where(c => c.StartsWith("slack:", StringComparison.Ordinal)).Select(c => c.Split('/')[^1]).Where(c => c.Length > 0).Distinct();
}
