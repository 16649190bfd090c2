using AiOps.Bot.Core.Alerts;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Works signals into incidents and stores the result with what it was made of, so that each is counted exactly once.</summary>
public sealed class RaiseIncidents(
    IIncidentStore store, IIdSource ids, IChangeFeed changes, IOptions<IncidentOptions> options, TimeProvider time)
{
    private const int Tries = 20;

    /// <param name="signals">In the order they came.</param>
    /// <param name="handled">Anomalies and inbound events that the signals were made of; marked as dealt with in the same transaction.</param>
    /// <exception cref="InvalidOperationException">Other writers kept changing the same incidents; nothing was stored, call again.</exception>
    public async Task RaiseAsync(IReadOnlyList<AlertSignal> signals, HandledInput handled, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var change = await DecideAsync(signals, cancellationToken) with
            {
                HandledAnomalies = handled.Anomalies,
                HandledInboundEvents = handled.InboundEvents,
            };
            if (await store.ApplyAsync(change, cancellationToken))
            {
                foreach (var incident in change.Incidents)
                {
                    changes.Publish(incident.Id);
                }

                return;
            }
        }

        throw new InvalidOperationException("other writers keep changing the same incidents");
    }

    private async Task<IncidentChange> DecideAsync(IReadOnlyList<AlertSignal> signals, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var living = await store.ListLivingAsync(now - options.Value.RecurWithin, cancellationToken);
        var known = new List<Alert>();
        foreach (var fingerprint in signals.Select(s => s.Fingerprint).Distinct())
        {
            if (await store.FindAlertAsync(fingerprint, cancellationToken) is { } alert)
            {
                known.Add(alert);
            }
        }

        var book = new IncidentBook(living, known, new(options.Value, ids, now));
        foreach (var signal in signals)
        {
            book.Absorb(signal);
        }

        return book.Change;
    }
}
