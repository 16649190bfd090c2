using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Takes every request once and answers as it is told to.</summary>
internal sealed class RecordingDesk : IChatDesk
{
    private readonly Lock _lock = new();
    private readonly List<ChatRequest> _accepted = [];

    public IReadOnlyList<ChatRequest> Accepted
    {
        get
        {
            lock (_lock)
            {
                return [.. _accepted];
            }
        }
    }

    public Func<ChatRequest, ChatOutcome?> Answer { get; set; } = _ => new(null, ReplyVisibility.Private, null, false);

    public TimeSpan? GivenTime { get; private set; }

    public Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isNew = _accepted.All(a => a.Id != request.Id);
            if (isNew)
            {
                _accepted.Add(request);
            }

            return Task.FromResult(isNew);
        }
    }

    public async Task<TAnswer?> HandleNowAsync<TAnswer>(ChatRequest request, TimeSpan atMost, Func<ChatOutcome, Task<TAnswer>> show, CancellationToken cancellationToken)
        where TAnswer : class
    {
        GivenTime = atMost;
        return await AcceptAsync(request, cancellationToken) && Answer(request) is { } outcome ? await show(outcome) : null;
    }
}
