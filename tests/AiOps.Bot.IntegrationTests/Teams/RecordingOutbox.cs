using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

internal sealed class RecordingOutbox : IChatOutbox
{
    public List<OutgoingReply> Added { get; } = [];

    public Task AddAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        Added.Add(reply);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutgoingReply>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutgoingReply>>(Added);

    public Task PutOffAsync(string id, DateTimeOffset notBefore, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => Task.CompletedTask;
}
