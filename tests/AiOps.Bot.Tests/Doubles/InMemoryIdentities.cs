using System.Collections.Concurrent;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Keeps what placeholders stand for in memory.</summary>
internal sealed class InMemoryIdentities : IIdentityStore
{
    public ConcurrentDictionary<string, KeptIdentity> Kept { get; } = new(StringComparer.Ordinal);

    public Task KeepAsync(IReadOnlyList<KeptIdentity> identities, CancellationToken cancellationToken)
    {
        foreach (var identity in identities)
        {
            Kept.AddOrUpdate(identity.Placeholder, identity, (_, known) => known with { SeenAt = identity.SeenAt > known.SeenAt ? identity.SeenAt : known.SeenAt });
        }

        return Task.CompletedTask;
    }

    public Task<KeptIdentity?> FindAsync(string placeholder, CancellationToken cancellationToken) => Task.FromResult(Kept.GetValueOrDefault(placeholder));

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        Task.FromResult((long)Kept.Values.Where(i => i.SeenAt < before).Count(i => Kept.TryRemove(i.Placeholder, out _)));
}
