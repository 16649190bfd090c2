using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ChatInboxContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IChatInbox Inbox => Get<IChatInbox>();

    private IChatOutbox Outbox => Get<IChatOutbox>();

    private static readonly Dictionary<string, ChatIntent> All = new()
    {
        ["button"] = new ButtonPress(CardButtonKind.Approve, new("inc-1"), new RemediationId("rem-1"), "d", "because"),
        ["utterance"] = new Utterance("why <!channel>", "quoted \"line\""),
        ["home"] = new HomeVisit(),
        ["rating"] = new AnswerRating("rep-1", true),
        ["refresh"] = new CardRefresh(new("inc-1")),
    };

    [Theory]
    [InlineData("button")]
    [InlineData("utterance")]
    [InlineData("home")]
    [InlineData("rating")]
    [InlineData("refresh")]
    public async Task ARequestIsKeptAsItCame(string intent)
    {
        var request = Some.ChatRequest(All[intent]);
        Assert.True(await Inbox.AcceptAsync(request, Cancel));
        var kept = Assert.Single(await Inbox.PendingAsync(10, Cancel));
        Stored.AssertSame(request, kept);
        Assert.IsType(request.Intent.GetType(), kept.Intent);
    }

    [Fact]
    public async Task WhatWasAskedInAConversationIsFoundAgainOldestFirst()
    {
        for (var i = 0; i < 4; i++)
        {
            await Inbox.AcceptAsync(Some.ChatRequest(new Utterance($"q{i}"), $"r{i}", at: Some.Noon.AddMinutes(i), conversation: Some.Channel with { Thread = i % 2 == 0 ? "t" : null }), Cancel);
            await Inbox.FinishAsync($"r{i}", [], Cancel);
        }

        await Inbox.AcceptAsync(Some.ChatRequest(new Utterance("elsewhere"), "x", at: Some.Noon.AddMinutes(2), conversation: Some.Channel with { Id = "C2" }), Cancel);
        await Inbox.FinishAsync("x", [], Cancel);
        await Inbox.AcceptAsync(Some.ChatRequest(new Utterance("pending"), "p", at: Some.Noon.AddMinutes(3)), Cancel);
        Assert.Equal(["r1", "r2", "r3"], (await Inbox.RecentAsync(Some.Channel, Some.Noon.AddMinutes(1), 10, Cancel)).Select(r => r.Id));
        Assert.Equal(["r2", "r3"], (await Inbox.RecentAsync(Some.Channel, Some.Noon.AddMinutes(1), 2, Cancel)).Select(r => r.Id));
    }

    [Fact]
    public async Task WhatNoDatabaseTakesIsAcceptedAllTheSame()
    {
        Assert.True(await Inbox.AcceptAsync(Some.ChatRequest(new Utterance("a\0b\ud800"), "\0\ud800"), Cancel));
        Assert.Single(await Inbox.PendingAsync(10, Cancel));
    }

    [Fact]
    public async Task OfManyDeliveriesOfOneRequestExactlyOneIsNew()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Inbox.AcceptAsync(Some.ChatRequest(new HomeVisit(), $"r{i % 10}"), Cancel), Cancel)));
        Assert.Equal(10, results.Count(isNew => isNew));
        Assert.Equal(10, (await Inbox.PendingAsync(100, Cancel)).Count);
    }

    [Fact]
    public async Task AnAcceptedRequestIsSeenByAnotherProcessAtOnce()
    {
        Assert.True(await Inbox.AcceptAsync(Some.ChatRequest(new HomeVisit()), Cancel));
        await using var other = Open();
        Assert.Single(await ((IChatInbox)other.GetService(typeof(IChatInbox))!).PendingAsync(10, Cancel));
    }

    [Fact]
    public async Task PendingRequestsComeOldestFirst()
    {
        await AcceptAsync("b", 2);
        await AcceptAsync("a", 3);
        await AcceptAsync("c", 1);
        Assert.Equal(["c", "b"], (await Inbox.PendingAsync(2, Cancel)).Select(r => r.Id));
    }

    [Fact]
    public async Task FinishingStoresTheRepliesAndASecondTimeNothing()
    {
        await AcceptAsync("a");
        await Inbox.FinishAsync("a", [Some.OutgoingReply("rep-1"), Some.OutgoingReply("rep-2", 1)], Cancel);
        await Inbox.FinishAsync("a", [Some.OutgoingReply("rep-3")], Cancel);
        Assert.Empty(await Inbox.PendingAsync(10, Cancel));
        Assert.Equal(["rep-1", "rep-2"], (await Outbox.DueAsync(Some.Noon.AddHours(1), 10, Cancel)).Select(r => r.Id));
        Assert.False(await Inbox.AcceptAsync(Some.ChatRequest(new HomeVisit(), "a"), Cancel));
    }

    [Fact]
    public async Task FinishingWhatWasNeverAcceptedStoresNothing()
    {
        await Inbox.FinishAsync("unknown", [Some.OutgoingReply()], Cancel);
        Assert.Empty(await Outbox.DueAsync(Some.Noon.AddHours(1), 10, Cancel));
    }

    [Fact]
    public async Task OnlyFinishedRequestsArePruned()
    {
        await AcceptAsync("pending");
        await AcceptAsync("finished");
        await AcceptAsync("young", 100);
        await Inbox.FinishAsync("finished", [], Cancel);
        await Inbox.FinishAsync("young", [], Cancel);
        Assert.Equal(1, await Inbox.PruneAsync(Some.Noon.AddSeconds(50), Cancel));
        Assert.Equal("pending", Assert.Single(await Inbox.PendingAsync(10, Cancel)).Id);
        Assert.False(await Inbox.AcceptAsync(Some.ChatRequest(new HomeVisit(), "young"), Cancel));
    }

    private Task<bool> AcceptAsync(string id, int second = 0) => Inbox.AcceptAsync(Some.ChatRequest(new HomeVisit(), id, at: Some.Noon.AddSeconds(second)), Cancel);
}
