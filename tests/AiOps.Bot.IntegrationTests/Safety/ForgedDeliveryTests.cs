using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.IntegrationTests.Teams;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Attack case 22: who pretends to be Slack or Teams gets nowhere; nothing is read, stored, said or done, and it is counted.</summary>
[AttackCase(22)]
public sealed class ForgedDeliveryTests
{
    private const string Garbage = "{ this is no JSON and no form";

    public static TheoryData<string, string, int, string> Forgeries() => new()
    {
        { "slack", "other secret", 401, "bad-signature" },
        { "slack", "unsigned", 401, "bad-signature" },
        { "slack", "other body", 401, "bad-signature" },
        { "slack", "ten minutes old", 401, "stale" },
        { "slack", "ten minutes ahead", 401, "stale" },
        { "slack", "other app", 401, "wrong-app" },
        { "slack", "oversized", 413, "too-large" },
        { "teams", "unsigned", 401, "unsigned" },
        { "teams", "other key", 401, "bad-signature" },
        { "teams", "no signature", 401, "algorithm" },
        { "teams", "other issuer", 401, "issuer" },
        { "teams", "other audience", 401, "audience" },
        { "teams", "expired", 401, "expired" },
        { "teams", "other service", 403, "service-url" },
        { "teams", "other tenant", 403, "tenant" },
        { "teams", "oversized", 413, "too-large" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task AForgeryIsRefusedCountedAndForgotten(string platform, string forgery, int status, string reason)
    {
        await using var bot = await AttackedBot.StartAsync();
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        var genuine = side.Press(ChatPress.Approve("ana", remediation));
        var (sent, counted) = (side.Sent.Count, await bot.CountedAsync(platform, reason));

        Assert.Equal((HttpStatusCode)status, await side.DeliverAsync(platform == "slack" ? ForSlack(genuine, forgery) : ForTeams(bot.Teams, genuine, forgery)));

        await Task.Delay(300, ChatHost.Ct);
        await side.SettledAsync();
        await bot.NothingHappenedAsync(remediation);
        Assert.Equal(sent, side.Sent.Count);
        Assert.True(await bot.CountedAsync(platform, reason) > counted, "the refusal was not counted");
        Assert.Equal(["proposed"], (await bot.Host.Get<Core.Incidents.ITimelineStore>().ListAsync(remediation.Incident, ChatHost.Ct)).Select(e => e.Verb));

        // Its id was not stored: the genuine delivery, which has the same one, is taken as new.
        Assert.Equal(HttpStatusCode.OK, await side.DeliverAsync(genuine));
        await bot.UntilAsync(remediation, RemediationStatus.Succeeded);
    }

    /// <summary>What cannot be read would be answered 400 if it were read.</summary>
    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task NothingIsReadBeforeItIsProven(string platform)
    {
        await using var bot = await AttackedBot.StartAsync();
        var side = bot.Side(platform);
        var (proven, forged) = platform == "slack"
            ? (SlackSide.Proven("/slack/interactions", Garbage), SlackSide.Proven("/slack/interactions", Garbage, secret: "another-signing-secret"))
            : (TeamsDeliveries.Request(Garbage, bot.Teams.Double.Signer.Token(bot.Teams.Deliveries.Claims())), TeamsDeliveries.Request(Garbage, "a.b.c"));

        Assert.Equal(HttpStatusCode.BadRequest, await side.DeliverAsync(proven));
        Assert.Equal(HttpStatusCode.Unauthorized, await side.DeliverAsync(forged));
    }

    private static IntakeRequest ForSlack(IntakeRequest genuine, string forgery)
    {
        var body = Encoding.UTF8.GetString(genuine.Body.Span);
        return forgery switch
        {
            "other secret" => SlackSide.Proven(genuine.Path, body, secret: "another-signing-secret"),
            "unsigned" => genuine with { Headers = genuine.Headers.Where(h => !h.Key.StartsWith("x-slack", StringComparison.Ordinal)).ToDictionary() },
            "other body" => genuine with { Body = Encoding.UTF8.GetBytes(body + "&x=1") },
            "ten minutes old" => SlackSide.Proven(genuine.Path, body, DateTimeOffset.UtcNow.AddMinutes(-10)),
            "ten minutes ahead" => SlackSide.Proven(genuine.Path, body, DateTimeOffset.UtcNow.AddMinutes(10)),
            "other app" => SlackSide.Proven(genuine.Path, body.Replace(SlackDeliveries.App, "A0OTHER", StringComparison.Ordinal)),
            _ => SlackSide.Proven(genuine.Path, body + "&x=" + new string('a', 1024 * 1024)),
        };
    }

    private static IntakeRequest ForTeams(TeamsSide teams, IntakeRequest genuine, string forgery)
    {
        var (body, claims, signer) = (JsonNode.Parse(genuine.Body.Span)!.AsObject(), teams.Deliveries.Claims(), teams.Double.Signer);
        var token = forgery switch
        {
            "unsigned" => null,
            "other key" => ByStranger(signer.Id, claims),
            "no signature" => signer.TokenWithoutSignature(claims),
            "other issuer" => signer.Token(Changed(claims, "iss", "https://evil.example")),
            "other audience" => signer.Token(Changed(claims, "aud", "another-app")),
            "expired" => signer.Token(Changed(claims, "exp", TeamsDeliveries.Now - 3_600)),
            "other service" => signer.Token(Changed(claims, "serviceurl", "https://smba.evil.example/emea/")),
            _ => signer.Token(claims),
        };
        if (forgery == "other tenant")
        {
            body["conversation"]!["tenantId"] = "another-tenant";
        }

        return TeamsDeliveries.Request(forgery == "oversized" ? Changed(body, "padding", new string('a', 300 * 1024)).ToJsonString() : body.ToJsonString(), token);
    }

    private static string ByStranger(string keyId, JsonObject claims)
    {
        using var stranger = new TeamsSigner(keyId);
        return stranger.Token(claims);
    }

    private static JsonObject Changed(JsonObject document, string name, JsonNode value)
    {
        document[name] = value;
        return document;
    }
}
