using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Socket;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Socket Mode against a line with bad manners.</summary>
public sealed class SlackSocketTests : IAsyncLifetime
{
    private SlackDouble _slack = null!;
    private SlackBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackDouble.StartAsync();
        _bot = await SlackBot.StartAsync(_slack, ("Chat:Slack:SocketMode", "true"));
        await EventuallyAsync(() => _slack.Line.Open == 2 && _bot.Get<SlackSocketState>().Open == 2);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _slack.DisposeAsync();
    }

    private static JsonObject Mention(string envelope, string at = "1.000001") =>
        SlackLine.Envelope(envelope, "events_api", JsonNode.Parse(SlackDeliveries.Event("Ev" + envelope, SlackDeliveries.Said("app_mention", "<@U0BOT> status", at: at)))!);

    [Fact]
    public async Task AnEnvelopeIsStoredAndThenAcknowledged()
    {
        await _slack.Line.SendAsync(Mention("e1"));
        await _slack.Line.SendAsync(SlackLine.Envelope("e2", "interactive", SlackDeliveries.Click("approve:none", "inc-1|rem-1|abc")));
        await _slack.Line.SendAsync(SlackLine.Envelope("e3", "slash_commands", new JsonObject { ["team_id"] = SlackDeliveries.Team, ["api_app_id"] = SlackDeliveries.App, ["user_id"] = "U1", ["channel_id"] = "C1", ["trigger_id"] = "1.1", ["text"] = "help" }));
        await EventuallyAsync(() => _slack.Line.Acknowledged.Count == 3);
        Assert.Equal(3, _bot.Desk.Requests.Count);
    }

    [Fact]
    public async Task TheSameEnvelopeAndTheSameEventInAnotherAreWorkedOnOnce()
    {
        await _slack.Line.SendAsync(Mention("e1"));
        await _slack.Line.SendAsync(Mention("e1"));
        await _slack.Line.SendAsync(Mention("e2"));
        await EventuallyAsync(() => _slack.Line.Acknowledged.GetValueOrDefault("e1") == 2 && _slack.Line.Acknowledged.ContainsKey("e2"));
        Assert.Single(_bot.Desk.Requests);
    }

    [Fact]
    public async Task ALineThatBreaksInTheMiddleOfAMessageIsMadeAgain()
    {
        await _slack.Line.BreakMidFrameAsync(Mention("e1"));
        await EventuallyAsync(() => _slack.Line.Made == 3 && _slack.Line.Open == 2);
        await _slack.Line.SendAsync(Mention("e1"));
        await EventuallyAsync(() => _slack.Line.Acknowledged.ContainsKey("e1"));
        Assert.Single(_bot.Desk.Requests);
    }

    [Fact]
    public async Task AWarnedConnectionWorksOnUntilTheNextIsOpen()
    {
        _slack.Line.Slowness = TimeSpan.FromMilliseconds(500);
        await _slack.Line.SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = "warning" }, 2);
        await _slack.Line.SendAsync(Mention("e1"), 2);
        await EventuallyAsync(() => _slack.Line.Acknowledged.ContainsKey("e1"));
        Assert.Equal(2, _slack.Line.Open);
        await EventuallyAsync(() => _slack.Line.Open == 3);
    }

    [Fact]
    public async Task WhereSocketModeIsTurnedOffTheBotDoesNotStorm()
    {
        await _slack.Line.SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = "link_disabled" }, 1);
        await _slack.Line.SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = "too_many_websockets" }, 2);
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        Assert.Equal(2, _slack.Line.Made);
    }

    [Fact]
    public async Task GarbageAndOtherAppsEnvelopesDoNoHarm()
    {
        await _slack.Line.SendAsync(new JsonObject { ["what"] = "is this" });
        var other = JsonNode.Parse(SlackDeliveries.Event("Ev9", SlackDeliveries.Said("app_mention", "status")))!;
        other["api_app_id"] = "A0OTHER";
        await _slack.Line.SendAsync(SlackLine.Envelope("e1", "events_api", other));
        await EventuallyAsync(() => _slack.Line.Acknowledged.ContainsKey("e1"));
        Assert.Empty(_bot.Desk.Requests);
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var i = 0; i < 200 && !holds(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
