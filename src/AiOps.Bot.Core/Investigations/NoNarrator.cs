using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Stands where no model is configured.</summary>
internal sealed class NoNarrator : INarrator
{
    public Task<Narrative?> NarrateAsync(Investigation investigation, Incident incident, CancellationToken cancellationToken) => Task.FromResult<Narrative?>(null);
}
