using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ChatOutboxContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IChatOutbox Outbox => Get<IChatOutbox>();

    [Fact]
    public async Task AReplyIsKeptWithAllItsParts()
    {
        var reply = Some.OutgoingReply() with
        {
            Reply = new(
                "summary",
                [
                    new ReplyText("text"), new ReplyLines(["a <b>", "c"]), new ReplyFacts([new CardFact("Since", "noon", Some.Noon)]), new ReplyNote("small"),
                    new ReplyLinks([new(new IncidentId("inc-1"), "one")]), new ReplyMention([Some.ChatUser().Identity], "Ana, please look"),
                ],
                true),
            To = null,
            Message = "1.2",
        };
        await Outbox.AddAsync(reply, Cancel);
        Stored.AssertSame(reply, Assert.Single(await Outbox.DueAsync(Some.Noon, 10, Cancel)));
    }

    [Fact]
    public async Task TheSameReplyIsStoredOnce()
    {
        await Outbox.AddAsync(Some.OutgoingReply(text: "first"), Cancel);
        await Outbox.AddAsync(Some.OutgoingReply(text: "second"), Cancel);
        Assert.Equal("first", Assert.Single(await Outbox.DueAsync(Some.Noon, 10, Cancel)).Reply.Summary);
    }

    [Fact]
    public async Task RepliesComeOldestFirstAndNotBeforeTheirTime()
    {
        await Outbox.AddAsync(Some.OutgoingReply("b", 2), Cancel);
        await Outbox.AddAsync(Some.OutgoingReply("a", 1), Cancel);
        await Outbox.AddAsync(Some.OutgoingReply("later", 60), Cancel);
        Assert.Equal(["a", "b"], (await Outbox.DueAsync(Some.Noon.AddSeconds(5), 10, Cancel)).Select(r => r.Id));
        Assert.Equal(["a"], (await Outbox.DueAsync(Some.Noon.AddSeconds(5), 1, Cancel)).Select(r => r.Id));
    }

    [Fact]
    public async Task AFailedAttemptIsCountedAndPutOff()
    {
        await Outbox.AddAsync(Some.OutgoingReply(), Cancel);
        await Outbox.PutOffAsync("rep-1", Some.Noon.AddMinutes(1), Cancel);
        Assert.Empty(await Outbox.DueAsync(Some.Noon.AddSeconds(59), 10, Cancel));
        var due = Assert.Single(await Outbox.DueAsync(Some.Noon.AddMinutes(1), 10, Cancel));
        Assert.Equal((1, Some.Noon.AddMinutes(1)), (due.Attempts, due.NotBefore));
    }

    [Fact]
    public async Task ASentReplyIsGone()
    {
        await Outbox.AddAsync(Some.OutgoingReply(), Cancel);
        await Outbox.RemoveAsync("rep-1", Cancel);
        await Outbox.RemoveAsync("rep-1", Cancel);
        Assert.Empty(await Outbox.DueAsync(Some.Noon.AddDays(1), 10, Cancel));
    }
}
