using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Remembered incidents in memory, saved together with the incident as the real store does.</summary>
internal sealed class InMemoryMemory(IIncidentStore? incidents = null) : IIncidentMemory
{
    public List<RememberedIncident> Remembered { get; } = [];

    public async Task<bool> SaveAsync(RememberedIncident remembered, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken)
    {
        if (incidents is not null && !await incidents.ApplyAsync(new() { Incidents = [incident], Timeline = timeline }, cancellationToken))
        {
            return false;
        }

        Remembered.RemoveAll(r => r.Incident == remembered.Incident && r.Recurrence == remembered.Recurrence);
        Remembered.Add(remembered);
        return true;
    }

    public Task<IReadOnlyList<RememberedIncident>> FindAsync(IReadOnlyCollection<string> keys, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RememberedIncident>>([.. Remembered.Where(r => MemoryKeys.Of(r).Any(keys.Contains)).OrderByDescending(r => r.EndedAt).Take(limit)]);
}
