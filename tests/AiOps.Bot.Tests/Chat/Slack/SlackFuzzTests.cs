using System.Text;
using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Chat.Slack;

public sealed class SlackFuzzTests
{
    private const int Bodies = 10_000;

    private static readonly byte[][] Pieces = [.. new[] { "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "null", "%00", "%", "&", "=", "payload=", "1e999", ":", ",", "\"type\":", "T01TEST", "|", "\u0000", "😀", "<!channel>" }.Select(Encoding.UTF8.GetBytes), [0xff], [0xc3], [0xed, 0xa0, 0x80]];

    [Fact]
    public async Task NoBodyMakesTheServerFailAndNothingUnsignedIsStored()
    {
        var random = new Random(20260314);
        var samples = Samples();
        for (var i = 0; i < Bodies; i++)
        {
            using var parts = new SlackParts(card: SomeCards.Named("new-incident"));
            var (path, body) = samples[random.Next(samples.Count)];
            var mutated = Mutate(random, Encoding.UTF8.GetBytes(body));
            var signed = random.Next(4) > 0;
            var to = random.Next(10) == 0 ? parts.Intake.Paths[random.Next(3)] : path;
            var answer = await parts.Intake.ReceiveAsync(SlackDeliveries.Signed(to, mutated, Some.Noon, signed ? SlackDeliveries.Secret : "some-other-secret-1"), TestContext.Current.CancellationToken);
            Assert.True(signed ? answer.Status is 200 or 400 or 401 : answer.Status == 401, $"{answer.Status} for {Encoding.UTF8.GetString(mutated)}");
            Assert.True(signed || parts.Desk.Offered == 0);
        }
    }

    private static List<(string Path, string Body)> Samples()
    {
        var button = new SlackButton(CardButtonKind.Reject, CardForm.Reason, new("inc-1"), new("rem-1"), "abc");
        return
        [
            (SlackIntake.Events, SlackDeliveries.Event("Ev1", SlackDeliveries.Said("app_mention", "<@U0BOT> why & <#C1|x>"))),
            (SlackIntake.Events, """{"type":"url_verification","challenge":"c"}"""),
            (SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("approve:none", "inc-1|rem-1|abc"))),
            (SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Click("reject:reason", "inc-1|rem-1|abc"))),
            (SlackIntake.Interactions, SlackDeliveries.Form(SlackDeliveries.Submission("form", new SlackFormContext(button.Option, "C1", "1.5", null).ToJson(), "no"))),
            (SlackIntake.Commands, SlackDeliveries.Command("show evidence E3")),
        ];
    }

    private static byte[] Mutate(Random random, byte[] body)
    {
        var bytes = body.ToList();
        for (var changes = random.Next(0, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
