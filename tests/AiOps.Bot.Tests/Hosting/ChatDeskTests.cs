using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Hosting;

public sealed class ChatDeskTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(150);

    private readonly InMemoryChat _store = new();
    private readonly FakeTime _time = new(Some.Noon);
    private readonly ChatBoard _board = new();
    private readonly SlowHandler _handler = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatIsDoneInTimeIsTheCallersToShow()
    {
        _handler.Let.SetResult();
        var outcome = await Desk().HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct);
        Assert.Equal("done", outcome?.Reply?.Summary);
        Assert.Empty(_store.Replies);
        Assert.Empty(await _store.PendingAsync(10, Ct));
    }

    [Fact]
    public async Task WhatTakesLongerGoesOnAndIsAnsweredByTheOutbox()
    {
        var answer = Desk().HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct);
        await _handler.Begun.Task.WaitAsync(Ct);
        while (!answer.IsCompleted)
        {
            _time.Advance(AtMost);
            await Task.Yield();
        }

        Assert.Null(await answer);
        Assert.Empty(_store.Replies);
        _handler.Let.SetResult();
        await UntilAsync(() => _board.UnderWay == 0);
        Assert.Equal("done", Assert.Single(_store.Replies).Reply.Summary);
        Assert.Equal(1, _handler.Times);
    }

    [Fact]
    public async Task WhereManyAreUnderWayItIsStoredForTheWorker()
    {
        _board.TryTake("a");
        _board.TryTake("b");
        Assert.Null(await Desk().HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct));
        Assert.Equal(0, _handler.Times);
        Assert.Single(await _store.PendingAsync(10, Ct));
    }

    [Fact]
    public async Task WhileOthersAreStillShownItIsStoredForTheWorker()
    {
        _handler.Let.SetResult();
        var desk = Desk();
        var shown = new TaskCompletionSource<ChatOutcome>();
        var others = Enumerable.Range(0, 2).Select(i => desk.HandleNowAsync(Some.ChatRequest(new HomeVisit()) with { Id = $"other-{i}" }, AtMost, _ => shown.Task, Ct)).ToList();
        await UntilAsync(() => _board.UnderWay == 0 && _handler.Times == 2);
        Assert.Null(await desk.HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct));
        Assert.Equal(2, _handler.Times);
        shown.SetResult(new(null, ReplyVisibility.Private, null, false));
        await Task.WhenAll(others);
        Assert.NotNull(await desk.HandleNowAsync(Some.ChatRequest(new HomeVisit()) with { Id = "later" }, AtMost, Task.FromResult, Ct));
    }

    [Fact]
    public async Task ASecondDeliveryIsNotHandledAgain()
    {
        _handler.Let.SetResult();
        var desk = Desk();
        await desk.HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct);
        _board.Forget(["req-1"]);
        Assert.Null(await desk.HandleNowAsync(Some.ChatRequest(new HomeVisit()), AtMost, Task.FromResult, Ct));
        Assert.Equal((1, 0), (_handler.Times, _board.UnderWay));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private ChatDesk Desk()
    {
        var handling = new ChatHandling(_handler, _store, _board, new ChangeFeed(), _time, NullLogger<ChatHandling>.Instance);
        return new(_store, handling, _board, new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), _time, NullLogger<ChatDesk>.Instance);
    }

    /// <summary>Answers when it is let.</summary>
    private sealed class SlowHandler : IHandleChatRequest
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Let { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Times { get; private set; }

        public async Task<ChatOutcome> HandleAsync(ChatRequest request, CancellationToken cancellationToken)
        {
            Times++;
            Begun.TrySetResult();
            await Let.Task.WaitAsync(cancellationToken);
            return new(ChatReply.Of("done"), ReplyVisibility.Private, null, false);
        }
    }
}
