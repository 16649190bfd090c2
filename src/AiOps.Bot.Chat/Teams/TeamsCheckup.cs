using System.Text;
using System.Text.Json;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Proves that Teams is set up: registration, own token, the connector's keys, the way back to us, conversations.</summary>
internal sealed class TeamsCheckup(
    TeamsHttp http, OwnTokens tokens, SigningKeys keys, IConversationStore conversations, IOptions<TeamsOptions> options, TeamsSurroundings surroundings) : IChatCheckup
{
    public string Platform => TeamsPlatform.PlatformName;

    public async Task<IReadOnlyList<ChatCheck>> RunAsync(CancellationToken cancellationToken) =>
    [
        Registration(),
        await TokenAsync(cancellationToken).ConfigureAwait(false),
        await KeysAsync(cancellationToken).ConfigureAwait(false),
        await CallbackAsync(cancellationToken).ConfigureAwait(false),
        .. await ConversationsAsync(cancellationToken).ConfigureAwait(false),
    ];

    private ChatCheck Registration()
    {
        var wrong = new[] { ("AppId", options.Value.AppId), ("TenantId", options.Value.TenantId) }.Where(i => !Guid.TryParse(i.Item2, out _)).Select(i => i.Item1).ToList();
        return wrong.Count == 0
            ? new("app registration", true, $"app {options.Value.AppId} in tenant {options.Value.TenantId}")
            : new("app registration", false, $"Chat:Teams:{string.Join(" and ", wrong)} should be a GUID: copy it from the Azure Bot's configuration page.");
    }

    private async Task<ChatCheck> TokenAsync(CancellationToken cancellationToken)
    {
        var own = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return new("bot token", own.Token is not null, own.Token is not null ? $"{options.Value.Tokens.Host} gives the bot a token" : own.Fault);
    }

    private async Task<ChatCheck> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            var set = await keys.ReadAsync(cancellationToken).ConfigureAwait(false);
            return set.Keys.Values.Any(k => k.Endorsements.Contains("msteams"))
                ? new("signing keys", true, $"{set.Keys.Count} keys of {set.Issuer}")
                : new("signing keys", false, $"{options.Value.OpenIdMetadata} names no key that may speak for Teams: set Chat:Teams:OpenIdMetadata to the Bot connector's metadata.");
        }
        catch (Exception ex) when (IsOfTheNetwork(ex, cancellationToken) || ex is JsonException or FormatException)
        {
            return new("signing keys", false, $"{options.Value.OpenIdMetadata}: {ex.Message}. Allow the service to reach it over HTTPS, or every delivery is refused.");
        }
    }

    private async Task<ChatCheck> CallbackAsync(CancellationToken cancellationToken)
    {
        const string Name = "messaging endpoint";
        if (!Uri.TryCreate(surroundings.PublicUrl, UriKind.Absolute, out var url))
        {
            return new(Name, false, "Chat:PublicUrl is not set: set it to the address that the Azure Bot's messaging endpoint begins with, so that it can be tried.");
        }

        var endpoint = new Uri(url.AbsoluteUri.TrimEnd('/') + TeamsIntake.MessagesPath);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return Callback(Name, endpoint, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception ex) when (IsOfTheNetwork(ex, cancellationToken))
        {
            return new(Name, false, $"{endpoint} cannot be reached from here: {ex.Message}. Teams has to reach it from the internet: check DNS, certificate, firewall and proxy.");
        }
    }

    private ChatCheck Callback(string name, Uri endpoint, int status, string body) => (status, body) switch
    {
        (401, "unsigned") => new(name, true, $"{endpoint} answers, and refuses what is not signed"),
        (400, "malformed") when options.Value.TrustUnsignedOnLoopback => new(name, true, $"{endpoint} answers; deliveries without a signature are taken from this machine (TrustUnsignedOnLoopback), which is for trying out only"),
        (404, _) => new(name, false, $"{endpoint} answers 404: is it this service, and does the proxy pass {TeamsIntake.MessagesPath} on?"),
        _ => new(name, false, $"{endpoint} answers {status} where this service would refuse an unsigned request: something in between (a firewall, a sign-in page) answers for it. Let POST {TeamsIntake.MessagesPath} through unchanged."),
    };

    private async Task<IEnumerable<ChatCheck>> ConversationsAsync(CancellationToken cancellationToken)
    {
        var all = await conversations.ListAsync(TeamsPlatform.PlatformName, cancellationToken).ConfigureAwait(false);
        var known = all.Where(c => TeamsReference.Read(c.Reference)?.Conversation == c.Conversation.Id).ToList();
        var met = new ChatCheck("conversations", known.Count > 0, known.Count > 0
            ? $"the bot is in {known.Count}"
            : "the bot was never seen in any conversation: upload the app package (manifests/teams) and add the app to a team or chat.");
        return [met, .. surroundings.Routes.Select(r => Route(r, known))];
    }

    private ChatCheck Route(string route, List<(ConversationRef Conversation, string Reference)> known)
    {
        var (tenant, id) = route.IndexOf('/', StringComparison.Ordinal) is var at and > 0 ? (route[..at], route[(at + 1)..]) : ("", route);
        return (tenant, id) switch
        {
            _ when tenant != options.Value.TenantId => new($"route {route}", false, $"write teams:{options.Value.TenantId}/<conversation id>: the bot serves that tenant only."),
            _ when known.Any(k => k.Conversation.Id == id) => new($"route {route}", true, "the bot was seen there"),
            _ when id.StartsWith("19:", StringComparison.Ordinal) && known.Count > 0 => new($"route {route}", true, "the bot was not seen in this channel yet; it works if the app is in the team"),
            _ => new($"route {route}", false, "the bot was never seen there: add the app to the team or chat, or copy the id anew ('Get link to channel', the part after /channel/, decoded)."),
        };
    }

    private static bool IsOfTheNetwork(Exception ex, CancellationToken cancellationToken) =>
        ex is HttpRequestException or IOException || (ex is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
