using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Commands;

/// <summary>Groups anomalies into incidents as the service would have, over a whole history at once.</summary>
internal static class GroupedIncidents
{
    /// <summary>More anomalies than this are not a history but a mistake in the input; the memory for them is bounded.</summary>
    private const int MaxAnomalies = 500_000;

    /// <param name="newest">The time that ceased activity is still missing at, once all was read.</param>
    /// <exception cref="BadInputException">There are too many anomalies to group.</exception>
    public static async Task<IReadOnlyList<PrintedIncident>> OfAsync(IAsyncEnumerable<Anomaly> found, Func<DateTimeOffset> newest)
    {
        var anomalies = new List<Anomaly>();
        await foreach (var anomaly in found)
        {
            if (anomalies.Count == MaxAnomalies)
            {
                throw new BadInputException($"There are more than {MaxAnomalies:N0} anomalies. Leave --incidents out, or give less at once.");
            }

            anomalies.Add(anomaly);
        }

        var book = new IncidentBook([], [], new(new IncidentOptions(), new CountingIds(), newest()));
        foreach (var signal in AnomalySignals.Of(anomalies, DateTimeOffset.MinValue, newest()).OrderBy(s => s.SeenAt))
        {
            book.Absorb(signal);
        }

        var alerts = book.Alerts.ToLookup(a => a.Incident);
        var byFingerprint = anomalies.ToLookup(AnomalySignals.FingerprintOf);
        return
        [
            .. from incident in book.Incidents
               orderby incident.StartedAt, incident.Id.Value
               select PrintedIncident.Of(incident, [.. alerts[incident.Id].OrderBy(a => a.StartsAt)], [.. alerts[incident.Id].SelectMany(a => byFingerprint[a.Fingerprint])]),
        ];
    }

    /// <summary>The same input gives the same ids.</summary>
    private sealed class CountingIds : IIdSource
    {
        private int _last;

        public string Next(string prefix) => $"{prefix}-{++_last:0000}";
    }
}
