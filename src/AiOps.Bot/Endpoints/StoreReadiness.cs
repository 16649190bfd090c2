using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints;

/// <summary>The store can be read.</summary>
internal sealed class StoreReadiness(IIncidentStore incidents) : IReadinessCheck
{
    public string Name => "store";

    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        await incidents.ListAsync(1, cancellationToken);
        return null;
    }
}
