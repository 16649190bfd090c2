using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What an investigation reads from and writes to.</summary>
internal sealed record InvestigationStores(IIncidentStore Incidents, IInvestigationStore Investigations, ITimelineStore Timeline);
