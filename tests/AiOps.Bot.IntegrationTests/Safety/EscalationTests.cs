using AiOps.Bot.Core.Incidents;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>The one message that may ping: on both platforms it does, and pings only whom the directory names.</summary>
public sealed class EscalationTests
{
    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task EscalatingMentionsThePersonOfTheLevelAndNobodyElse(string platform)
    {
        await using var bot = await AttackedBot.StartAsync(("Incidents:Escalation:0:Person", "ben"));
        var (side, remediation) = (bot.Side(platform), await bot.ProposeAsync());
        await bot.HoldsEverywhereAsync();

        await side.SayAsync("ana", $"escalate {remediation.Incident}: <!channel> @everyone <at>all</at>");
        await ChatHost.WaitAsync(() => Task.FromResult(Calls(bot.Slack).Count == 1 && Calls(bot.Teams).Count == 1), "the call on both platforms");

        Assert.Contains("<@U0BEN>", Assert.Single(bot.Slack.Harms()), StringComparison.Ordinal);
        var card = Calls(bot.Teams).Single()["attachments"]![0]!["content"]!;
        var entity = Assert.Single(card["msteams"]!["entities"]!.AsArray())!;
        Assert.Equal(("mention", "<at>Ben</at>", "obj-ben"), ((string)entity["type"]!, (string)entity["text"]!, (string)entity["mentioned"]!["id"]!));
        Assert.All(bot.Teams.Harms(), h => Assert.Contains("<at>Ben</at>", h, StringComparison.Ordinal));
        Assert.Contains(ChatSide.Texts(card["body"]), t => t is { Name: "text", Text: "<at>Ben</at>" } && (string?)t.In["type"] == "TextBlock");
        Assert.Single(await bot.TimelineAsync(remediation.Incident, TimelineVerbs.Escalated));
    }

    private static IReadOnlyList<System.Text.Json.Nodes.JsonObject> Calls(ChatSide side) =>
        [.. side.Public.Where(m => ChatSide.Texts(m).Any(t => t.Text.Contains("please look at", StringComparison.Ordinal)))];
}
