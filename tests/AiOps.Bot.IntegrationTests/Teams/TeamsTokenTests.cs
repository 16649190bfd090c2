using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Attack case 22 of the Teams endpoint: whatever is not proven to come from the connector is refused before it is parsed, and nothing is stored.</summary>
public sealed class TeamsTokenTests
{
    private static async Task<IntakeAnswer> SendAsync(TeamsBot bot, Action<JsonObject> change)
    {
        var claims = bot.Deliveries.Claims();
        change(claims);
        return await bot.ReceiveAsync(TeamsDeliveries.Request(bot.Deliveries.Message("status").ToJsonString(), bot.Connector.Signer.Token(claims)));
    }

    private static void Refused(TeamsBot bot, IntakeAnswer answer, int status, string refusal)
    {
        Assert.Equal((status, refusal), (answer.Status, answer.Refusal));
        Assert.Empty(bot.Desk.Accepted);
        Assert.Equal(0, bot.Conversations.Writes);
        Assert.Empty(bot.Connector.Sent);
    }

    [Fact]
    public async Task AProvenDeliveryIsTaken()
    {
        await using var bot = await TeamsBot.StartAsync();
        Assert.Equal(200, (await SendAsync(bot, _ => { })).Status);
        Assert.Equal(200, (await SendAsync(bot, c => c["aud"] = new JsonArray("another", TeamsDouble.AppId))).Status);
        Assert.Equal(200, (await SendAsync(bot, c => c["exp"] = TeamsDeliveries.Now - 240)).Status);
        Assert.Equal(3, bot.Desk.Accepted.Count);
        Assert.Equal(1, bot.Connector.KeyLoads);
    }

    [Theory]
    [InlineData("iss", "https://evil.example", "issuer")]
    [InlineData("iss", null, "issuer")]
    [InlineData("aud", "another-app", "audience")]
    [InlineData("aud", null, "audience")]
    [InlineData("exp", null, "expired")]
    [InlineData("exp", "9999999999", "expired")]
    [InlineData("nbf", "soon", "not-yet-valid")]
    public async Task AWrongClaimIsRefused(string claim, string? value, string refusal)
    {
        await using var bot = await TeamsBot.StartAsync();
        Refused(bot, await SendAsync(bot, c => c[claim] = value), 401, refusal);
    }

    [Theory]
    [InlineData("exp", -400, "expired")]
    [InlineData("nbf", 400, "not-yet-valid")]
    public async Task ATokenOfAnotherTimeIsRefused(string claim, int seconds, string refusal)
    {
        await using var bot = await TeamsBot.StartAsync();
        Refused(bot, await SendAsync(bot, c => c[claim] = TeamsDeliveries.Now + seconds), 401, refusal);
    }

    [Fact]
    public async Task ATokenWithoutARealSignatureIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        var (body, claims, signer) = (bot.Deliveries.Message("status").ToJsonString(), bot.Deliveries.Claims(), bot.Connector.Signer);
        using var stranger = new TeamsSigner(signer.Id);
        var good = signer.Token(claims).Split('.');
        var tampered = good[0] + "." + stranger.Token(new JsonObject(claims.DeepClone().AsObject().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))) { ["x"] = 1 }).Split('.')[1] + "." + good[2];
        (string? Token, string Refusal)[] attacks =
        [
            (null, "unsigned"), ("", "no-token"), ("garbage", "no-token"), ("a.b.c", "no-token"), ("..", "no-token"), (new string('a', 20_000), "no-token"),
            (signer.TokenWithoutSignature(claims), "algorithm"), (signer.TokenWithPublicKeyAsSecret(claims), "algorithm"), (signer.Token(claims, h => h["alg"] = "RS512"), "algorithm"),
            (signer.Token(claims, h => h["crit"] = new JsonArray("b64")), "algorithm"), (signer.Token(claims, h => h.Remove("kid")), "algorithm"),
            (signer.Token(claims, h => h["jku"] = "https://evil.example/keys")[..^8] + "AAAAAAAA", "bad-signature"),
            (stranger.Token(claims), "bad-signature"), (tampered, "bad-signature"), (signer.Token(claims, h => h["kid"] = "unknown"), "unknown-key"),
        ];
        foreach (var (token, refusal) in attacks)
        {
            Refused(bot, await bot.ReceiveAsync(TeamsDeliveries.Request(body, token)), 401, refusal);
        }
    }

    [Fact]
    public async Task AnotherSchemeIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        var request = new IntakeRequest("/api/messages", new Dictionary<string, string> { ["authorization"] = "Basic YTpi" }, default);
        Refused(bot, await bot.ReceiveAsync(request), 401, "unsigned");
    }

    [Fact]
    public async Task TheTokenComesBeforeTheBody()
    {
        await using var bot = await TeamsBot.StartAsync();
        Refused(bot, await bot.ReceiveAsync(TeamsDeliveries.Request("no json at all", null)), 401, "unsigned");
        Refused(bot, await bot.ReceiveAsync(TeamsDeliveries.Request("no json at all", bot.Connector.Signer.Token(bot.Deliveries.Claims()))), 400, "malformed");
    }

    [Fact]
    public async Task ATokenForAnotherServiceIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        Refused(bot, await SendAsync(bot, c => c["serviceurl"] = "https://smba.trafficmanager.net/other/"), 403, "service-url");
        Refused(bot, await SendAsync(bot, c => c.Remove("serviceurl")), 403, "service-url");
    }

    [Fact]
    public async Task NoTokenMakesTheBotTalkToAStrangersServer()
    {
        await using var bot = await TeamsBot.StartAsync();
        var (activity, claims) = (bot.Deliveries.Message("status"), bot.Deliveries.Claims());
        activity["serviceUrl"] = "https://evil.example/";
        claims["serviceurl"] = "https://evil.example/";
        Refused(bot, await bot.ReceiveAsync(TeamsDeliveries.Request(activity.ToJsonString(), bot.Connector.Signer.Token(claims))), 403, "service-host");
    }

    [Fact]
    public async Task AKeyThatMayNotSpeakForTeamsIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Connector.RollOver("webchat-key", ["webchat"]);
        Refused(bot, await bot.DeliverAsync(bot.Deliveries.Message("status")), 403, "endorsement");
        var other = bot.Deliveries.Message("status");
        other["channelId"] = "webchat";
        Refused(bot, await bot.DeliverAsync(other), 403, "channel");
    }

    [Fact]
    public async Task AnotherTenantsConversationIsRefused()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Deliveries.Message("status");
        activity["conversation"]!["tenantId"] = "another";
        Refused(bot, await bot.DeliverAsync(activity), 403, "tenant");
        activity["conversation"]!.AsObject().Remove("tenantId");
        activity["channelData"] = null;
        Refused(bot, await bot.DeliverAsync(activity), 403, "tenant");
    }

    [Fact]
    public async Task KeysMayRollOver()
    {
        var time = new FakeTime(TimeProvider.System.GetUtcNow());
        await using var bot = await TeamsBot.StartAsync(time);
        Assert.Equal(200, (await bot.DeliverAsync(bot.Deliveries.Message("one"))).Status);
        bot.Connector.RollOver("key-2");
        Assert.Equal("unknown-key", (await bot.DeliverAsync(bot.Deliveries.Message("two"))).Refusal);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("unknown-key", (await bot.DeliverAsync(bot.Deliveries.Message("two"))).Refusal);
        Assert.Equal(1, bot.Connector.KeyLoads);
        time.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal(200, (await bot.DeliverAsync(bot.Deliveries.Message("two"))).Status);
        Assert.Equal(2, bot.Connector.KeyLoads);
    }

    [Fact]
    public async Task InventedKeysMakeNobodyAsk()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.DeliverAsync(bot.Deliveries.Message("one"));
        var claims = bot.Deliveries.Claims();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => bot.ReceiveAsync(TeamsDeliveries.Request("{}", bot.Connector.Signer.Token(claims, h => h["kid"] = $"invented-{i}")))));
        Assert.Equal(1, bot.Connector.KeyLoads);
    }

    [Fact]
    public async Task WithoutKeysNothingIsTaken()
    {
        await using var bot = await TeamsBot.StartAsync(null, ("Chat:Teams:OpenIdMetadata", "http://127.0.0.1:9/openid"));
        Refused(bot, await bot.DeliverAsync(bot.Deliveries.Message("one")), 401, "no-keys");
    }

    [Fact]
    public async Task AnUnsignedDeliveryOfThisMachineIsTakenOnlyWhereThatIsSetUp()
    {
        await using var bot = await TeamsBot.StartAsync(null, ("Chat:Teams:TrustUnsignedOnLoopback", "true"));
        var body = System.Text.Encoding.UTF8.GetBytes(bot.Deliveries.Message("status").ToJsonString());
        var headers = new Dictionary<string, string> { ["host"] = "127.0.0.1:3978", ["content-type"] = "application/json" };
        Assert.Equal(200, (await bot.ReceiveAsync(new("/api/messages", headers, body))).Status);
        Assert.Equal(401, (await bot.ReceiveAsync(new("/api/messages", new Dictionary<string, string>(headers) { ["origin"] = "http://evil.example" }, body))).Status);
        var afar = bot.Deliveries.Message("status");
        afar["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
        Assert.Equal("service-host", (await bot.ReceiveAsync(new("/api/messages", headers, System.Text.Encoding.UTF8.GetBytes(afar.ToJsonString())))).Refusal);
        Assert.Single(bot.Desk.Accepted);
    }
}
