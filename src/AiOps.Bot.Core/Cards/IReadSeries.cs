using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Cards;

/// <summary>
/// Makes the chart of an incident: how often the lines came that it is about, around its onset, and how often they usually do; or the metric that it is about, with what was expected of it.
/// </summary>
public interface IReadSeries
{
    /// <returns>Null where there is nothing to draw. The same investigation gives the same chart.</returns>
    Task<CardChart?> ReadAsync(Incident incident, IReadOnlyList<Alert> alerts, Investigation? investigation, CancellationToken cancellationToken);

    /// <summary>The chart of one anomaly, as much of it as there is now.</summary>
    /// <returns>Null where there is nothing to draw.</returns>
    Task<CardChart?> ReadAsync(Anomaly anomaly, DateTimeOffset now, CancellationToken cancellationToken);
}
