using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

internal sealed class ScriptedNarrator(Func<Investigation, Narrative?> say) : INarrator
{
    public Task<Narrative?> NarrateAsync(Investigation investigation, Incident incident, CancellationToken cancellationToken) => Task.FromResult(say(investigation));
}
