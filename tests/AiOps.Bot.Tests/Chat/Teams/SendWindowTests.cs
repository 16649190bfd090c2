using AiOps.Bot.Chat.Teams.Api;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class SendWindowTests
{
    [Fact]
    public void SevenMessagesGoAtOnceAndTheEighthWaits()
    {
        var window = new SendWindow(SendWindow.Conversation);
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(TimeSpan.Zero, window.WaitAt(Some.Noon));
            window.Take(Some.Noon);
        }

        Assert.Equal(TimeSpan.FromSeconds(1), window.WaitAt(Some.Noon));
        window.Take(Some.Noon.AddSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), window.WaitAt(Some.Noon.AddSeconds(1)));
    }

    [Fact]
    public void NoStreamOfMessagesEverBreaksALimit() => Prop.ForAll<int[]>(gaps =>
    {
        var window = new SendWindow(SendWindow.Conversation);
        var (now, sent) = (Some.Noon, new List<DateTimeOffset>());
        foreach (var gap in gaps.Concat(Enumerable.Repeat(0, 150)))
        {
            now = now.AddMilliseconds(Math.Abs((long)gap) % 400);
            now += window.WaitAt(now);
            window.Take(now);
            sent.Add(now);
        }

        return SendWindow.Conversation.All(l => Enumerable.Range(0, sent.Count).All(i => i < l.Count || sent[i] - sent[i - l.Count] >= l.Within));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnHourHoldsEighteenHundred()
    {
        var window = new SendWindow(SendWindow.Conversation);
        var now = Some.Noon;
        for (var i = 0; i < 1_800; i++)
        {
            now += window.WaitAt(now);
            window.Take(now);
        }

        Assert.True(now - Some.Noon < TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(1), window.WaitAt(now) + (now - Some.Noon));
    }

    [Fact]
    public async Task AFullConversationIsSaidAndAnotherIsNot()
    {
        var pace = new SendPace(TimeProvider.System);
        TimeSpan? full = null;
        for (var i = 0; i < 100 && full is null; i++)
        {
            full = await pace.WaitAsync(i < 8 ? "a" : "b" + i, TestContext.Current.CancellationToken);
        }

        Assert.Null(full);
    }
}
