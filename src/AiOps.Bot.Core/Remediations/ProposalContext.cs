namespace AiOps.Bot.Core.Remediations;

/// <summary>Who proposes for which incident, when and for how long.</summary>
internal sealed record ProposalContext(IncidentId Incident, string RequestedBy, DateTimeOffset Now, TimeSpan Lifetime, IIdSource Ids)
{
    public RemediationId? RollbackOf { get; init; }
}
