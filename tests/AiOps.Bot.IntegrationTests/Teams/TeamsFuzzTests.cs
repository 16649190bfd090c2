using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Ten thousand bodies, changed at random from real ones: signed and not.</summary>
public sealed class TeamsFuzzTests
{
    private const int Bodies = 10_000;

    [Fact]
    public async Task NoBodyCausesAFaultAndNoneWithoutASignatureIsTaken()
    {
        await using var bot = await TeamsBot.StartAsync();
        var random = new Random(20_260_314);
        var token = bot.Connector.Signer.Token(bot.Deliveries.Claims());
        var samples = Samples(bot.Deliveries);
        var answers = new Dictionary<int, int>();
        for (var i = 0; i < Bodies; i++)
        {
            var body = Changed(samples[random.Next(samples.Length)], random);
            var signed = random.Next(4) != 0;
            var before = bot.Desk.Accepted.Count;
            var answer = await bot.ReceiveAsync(TeamsDeliveries.Request(body, signed ? token : random.Next(2) == 0 ? null : "x" + token));
            answers[answer.Status] = answers.GetValueOrDefault(answer.Status) + 1;
            Assert.True(answer.Status is 200 or 400 or 401 or 403 or 404, $"{answer.Status} for {Encoding.UTF8.GetString(body)}");
            if (!signed)
            {
                Assert.Equal(401, answer.Status);
                Assert.Equal(before, bot.Desk.Accepted.Count);
            }
        }

        // The changes reach past the parser, or nothing was tried.
        Assert.True(answers[200] > 500 && answers[400] > 500 && answers[401] > 1_500 && answers[403] > 100, string.Join(", ", answers));
    }

    [Fact]
    public async Task NothingButAWholeButtonDecides()
    {
        await using var bot = await TeamsBot.StartAsync();
        var random = new Random(7);
        var press = Encoding.UTF8.GetBytes(bot.Deliveries.Press("approve", new() { ["v"] = "inc-1|rem-1|abc" }).ToJsonString());
        var token = bot.Connector.Signer.Token(bot.Deliveries.Claims());
        for (var i = 0; i < 1_000; i++)
        {
            await bot.ReceiveAsync(TeamsDeliveries.Request(Changed(press, random), token));
        }

        Assert.All(bot.Desk.Accepted.Select(a => a.Intent).OfType<ButtonPress>(), p => Assert.InRange(p.Incident.Value.Length + p.Digest.Length + p.Text.Length, 1, 1_024));
        Assert.All(bot.Desk.Accepted, a => Assert.StartsWith(TeamsDouble.Tenant, a.Conversation.Tenant, StringComparison.Ordinal));
    }

    private static byte[][] Samples(TeamsDeliveries deliveries)
    {
        var ask = deliveries.Activity("invoke", "ana", personal: true);
        ask["name"] = "composeExtension/submitAction";
        ask["value"] = new JsonObject { ["data"] = new JsonObject { ["question"] = "q" }, ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = "<p>line</p>" } } };
        return
        [
            .. new[]
            {
                deliveries.Message("what changed?"), deliveries.Message("why", personal: false), deliveries.Press("approve", new() { ["v"] = "inc-1|rem-1|abc", ["text-x"] = "why" }),
                deliveries.Press("refresh", new() { ["v"] = "inc-1||" }), deliveries.Installation("add", personal: false), deliveries.Installation("remove", personal: true), ask,
            }.Select(a => Encoding.UTF8.GetBytes(a.ToJsonString())),
        ];
    }

    private static byte[] Changed(byte[] sample, Random random)
    {
        var body = sample.ToList();
        for (var changes = random.Next(1, 4); changes > 0 && body.Count > 1; changes--)
        {
            Change(body, random);
        }

        return [.. body];
    }

    private static readonly string[] Tokens =
        ["null", "{}", "[]", "\"\"", "-1", "1e999", "true", "\\u0000", "\\ud800", "\u202e", "\"type\":\"invoke\",", "{\"a\":", "\"x\":\"x\",", "\0", "<at>", "é", "'", "\\", "999999999999999999999"];

    private static void Change(List<byte> body, Random random)
    {
        var at = random.Next(body.Count);
        switch (random.Next(7))
        {
            case 0: body[at] = (byte)random.Next(256); break;
            case 1: body.RemoveRange(at, Math.Min(random.Next(1, 30), body.Count - at)); break;
            case 2: body.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])); break;
            case 3: body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 60), body.Count - at))); break;
            case 4: ReplaceValue(body, random); break;
            case 5: ReplaceValue(body, random); break;
            default: body.RemoveRange(at, body.Count - at); break;
        }
    }

    /// <summary>Leaves the JSON whole, so that what follows the parser is tried.</summary>
    private static void ReplaceValue(List<byte> body, Random random)
    {
        try
        {
            var json = JsonNode.Parse(body.ToArray())!.AsObject();
            var of = json;
            for (var depth = random.Next(4); depth > 0 && of.Select(p => p.Value).OfType<JsonObject>().ToList() is { Count: > 0 } inner; depth--)
            {
                of = inner[random.Next(inner.Count)];
            }

            if (of.Count > 0)
            {
                var name = of.ElementAt(random.Next(of.Count)).Key;
                of[name] = random.Next(6) switch { 0 => null, 1 => new JsonArray(1, "x"), 2 => 5, 3 => new JsonObject(), 4 => new string('x', random.Next(2_000)), _ => "\u202Ex|y|z" };
            }

            var whole = Encoding.UTF8.GetBytes(json.ToJsonString());
            body.Clear();
            body.AddRange(whole);
        }
        catch (Exception ex) when (ex is System.Text.Json.JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            body[^1] = (byte)'}';
        }
    }
}
