using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What conversations read from.</summary>
internal sealed record ConversationStores(
    IIncidentStore Incidents, IInvestigationStore Investigations, IRemediationStore Remediations, ITimelineStore Timeline, IChatPostStore Posts);
