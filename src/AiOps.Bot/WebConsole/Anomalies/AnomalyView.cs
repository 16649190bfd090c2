using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>An anomaly as a page shows it.</summary>
/// <param name="Incident">The incident that it became part of; null where it became part of none.</param>
/// <param name="Series">The series that it was found in; null where it was found in none that is kept.</param>
public sealed record AnomalyView(Anomaly Anomaly, Incident? Incident, SeriesId? Series);
