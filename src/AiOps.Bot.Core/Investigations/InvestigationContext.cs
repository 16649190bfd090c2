using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What collectors may start from.</summary>
/// <param name="Onset">When the trouble began: for ceased activity, when the event was last seen.</param>
public sealed record InvestigationContext(Incident Incident, IReadOnlyList<Alert> Alerts, DateTimeOffset Onset, DateTimeOffset Now);
