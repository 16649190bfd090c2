using System.Text;
using System.Text.Json;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackSignatureTests
{
    /// <summary>The worked example of https://docs.slack.dev/authentication/verifying-requests-from-slack.</summary>
    [Fact]
    public void TheExampleOfSlacksDocumentationIsAuthentic()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var headers = new Dictionary<string, string>
        {
            ["x-slack-request-timestamp"] = "1531420618",
            ["x-slack-signature"] = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        };
        Assert.Equal(SlackProof.Authentic, SlackSignature.Check(headers, Encoding.UTF8.GetBytes(Body), "8f742231b10e8888abcd99yyyzzz85a5", DateTimeOffset.FromUnixTimeSeconds(1531420618)));
    }

    public static TheoryData<string> Recorded => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Chat", "Slack", "Fixtures"), "delivery-*.json").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task RecordedDeliveriesAreAuthenticAndTaken(string file)
    {
        using var recorded = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Chat", "Slack", "Fixtures", file), TestContext.Current.CancellationToken));
        var headers = recorded.RootElement.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!);
        var body = Encoding.UTF8.GetBytes(recorded.RootElement.GetProperty("raw_body").GetString()!);
        var now = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["x-slack-request-timestamp"], System.Globalization.CultureInfo.InvariantCulture));
        using var parts = new SlackParts(new FakeTime(now));
        var path = body[0] == '{' ? SlackIntake.Events : Encoding.UTF8.GetString(body).StartsWith("payload", StringComparison.Ordinal) ? SlackIntake.Interactions : SlackIntake.Commands;
        var expected = file.Contains("submission", StringComparison.Ordinal) ? (200, 0) : (200, file.Contains("mention", StringComparison.Ordinal) || file.Contains("command", StringComparison.Ordinal) ? 1 : 0);
        Assert.Equal(expected, ((await parts.Intake.ReceiveAsync(new(path, headers, body), TestContext.Current.CancellationToken)).Status, parts.Desk.Requests.Count));
    }

    [Theory]
    [InlineData(-301, SlackProof.Stale)]
    [InlineData(-300, SlackProof.Authentic)]
    [InlineData(300, SlackProof.Authentic)]
    [InlineData(301, SlackProof.Stale)]
    public void ASignatureIsGoodForFiveMinutes(int seconds, object proof)
    {
        var request = SlackDeliveries.Signed("/", "{}", Some.Noon);
        Assert.Equal(proof, SlackSignature.Check(request.Headers, request.Body.Span, SlackDeliveries.Secret, Some.Noon.AddSeconds(-seconds)));
    }

    [Theory]
    [InlineData("x-slack-signature", "v0=00")]
    [InlineData("x-slack-signature", "")]
    [InlineData("x-slack-request-timestamp", "soon")]
    [InlineData("x-slack-request-timestamp", "-1")]
    [InlineData("x-slack-request-timestamp", "99999999999999999999")]
    public void WhateverIsNotSignedIsUnproven(string header, string value)
    {
        var request = SlackDeliveries.Signed("/", "{}", Some.Noon);
        var headers = new Dictionary<string, string>(request.Headers) { [header] = value };
        Assert.Equal(SlackProof.Unproven, SlackSignature.Check(headers, request.Body.Span, SlackDeliveries.Secret, Some.Noon));
        headers.Remove(header);
        Assert.Equal(SlackProof.Unproven, SlackSignature.Check(headers, request.Body.Span, SlackDeliveries.Secret, Some.Noon));
    }

    [Fact]
    public void WithoutASecretNobodyGetsIn()
    {
        var request = SlackDeliveries.Signed("/", "{}", Some.Noon, secret: "");
        Assert.Equal(SlackProof.Unproven, SlackSignature.Check(request.Headers, request.Body.Span, "", Some.Noon));
    }
}
