using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>The living incidents and their alerts while signals are worked into them: a fold in memory that ends in one change to store.</summary>
public sealed class IncidentBook
{
    private const string Actor = "aiops";
    private readonly Dictionary<IncidentId, Incident> _living;
    private readonly Dictionary<Fingerprint, Alert> _alerts;
    private readonly HashSet<IncidentId> _changedIncidents = [];
    private readonly HashSet<Fingerprint> _changedAlerts = [];
    private readonly List<TimelineDraft> _timeline = [];
    private readonly BookContext _context;

    /// <param name="living">Open incidents, and those resolved lately enough to recur.</param>
    /// <param name="alerts">The known alerts with the fingerprints that will come.</param>
    public IncidentBook(IEnumerable<Incident> living, IEnumerable<Alert> alerts, BookContext context)
    {
        _living = living.ToDictionary(i => i.Id);
        _alerts = alerts.ToDictionary(a => a.Fingerprint);
        _context = context;
    }

    public IReadOnlyCollection<Incident> Incidents => _living.Values;

    public IReadOnlyCollection<Alert> Alerts => _alerts.Values;

    /// <summary>All that changed since the book was opened.</summary>
    public IncidentChange Change => new()
    {
        Incidents = [.. _changedIncidents.Select(id => _living[id])],
        Alerts = [.. _changedAlerts.Select(f => _alerts[f])],
        Timeline = [.. _timeline],
    };

    public void Absorb(AlertSignal signal)
    {
        var known = _alerts.GetValueOrDefault(signal.Fingerprint);
        if (signal.Status == AlertStatus.Resolved)
        {
            ResolveAlert(known, signal);
        }
        else if (known?.Suppression is { } suppression && suppression.Covers(signal, _context.Now))
        {
            Put(AlertFacts.Quiet(known, signal));
        }
        else if (known is { Incident: { } id } && _living.TryGetValue(id, out var incident))
        {
            Repeat(known, incident, signal);
        }
        else if (IncidentGrouping.Find(signal, _living.Values, _context.Options) is { } open)
        {
            Join(known, open, signal);
        }
        else if (Opens(signal))
        {
            Open(known, signal);
        }
    }

    /// <summary>What another system was told to send us is kept whatever its severity; of our own small finds only the graver ones open an incident.</summary>
    private bool Opens(AlertSignal signal) => signal.Severity >= _context.Options.OpenFrom || signal.Source != AnomalySignals.Source;

    private void Open(Alert? known, AlertSignal signal)
    {
        var incident = IncidentFacts.Open(signal, new(_context.Ids.Next("inc")), _context.Now, _context.Options);
        Put(incident);
        Put(AlertFacts.From(known, signal, incident.Id, _context.Ids));
        Note(incident, signal.SeenAt, TimelineVerbs.Triggered, signal.Title);
    }

    private void Join(Alert? known, Incident incident, AlertSignal signal)
    {
        var joined = IncidentFacts.Join(incident, signal, _context.Now);
        Put(joined);
        Put(AlertFacts.From(known, signal, incident.Id, _context.Ids));
        Note(incident, signal.SeenAt, TimelineVerbs.AlertAdded, signal.Title);
        NoteReopening(incident, joined, signal);
    }

    private void Repeat(Alert known, Incident incident, AlertSignal signal)
    {
        var repeated = IncidentFacts.Repeat(incident, known, signal, _context.Now);
        Put(repeated);
        Put(AlertFacts.From(known, signal, incident.Id, _context.Ids));
        NoteReopening(incident, repeated, signal);
    }

    private void ResolveAlert(Alert? known, AlertSignal signal)
    {
        if (known is not { Status: AlertStatus.Firing or AlertStatus.Suppressed })
        {
            return;
        }

        Put(known with { Status = AlertStatus.Resolved, EndsAt = signal.SeenAt, LastSeen = signal.SeenAt });
        if (known.Status == AlertStatus.Firing && known.Incident is { } id && _living.TryGetValue(id, out var incident))
        {
            Note(incident, signal.SeenAt, TimelineVerbs.AlertResolved, signal.Title);
            ResolveIncident(incident, signal);
        }
    }

    private void ResolveIncident(Incident incident, AlertSignal signal)
    {
        var others = _alerts.Values.Any(a => a.Incident == incident.Id && a.Status == AlertStatus.Firing && a.Fingerprint != signal.Fingerprint);

        // Alerts that are not in the book may still fire: only an incident with this one signal ends by itself.
        if (others || incident.Fingerprints.Length > 1 || incident.Status == IncidentStatus.Resolved)
        {
            return;
        }

        Put(incident with { Status = IncidentStatus.Resolved, StatusSince = _context.Now, ResolvedAt = _context.Now });
        Note(incident, _context.Now, TimelineVerbs.Resolved, "all of its alerts ended");
    }

    private void NoteReopening(Incident before, Incident after, AlertSignal signal)
    {
        if (before.Status != after.Status)
        {
            var verb = before.Status == IncidentStatus.Resolved ? TimelineVerbs.Recurred : TimelineVerbs.Reopened;
            Note(after, signal.SeenAt, verb, signal.Title);
        }
    }

    private void Put(Incident incident)
    {
        _living[incident.Id] = incident;
        _changedIncidents.Add(incident.Id);
    }

    private void Put(Alert alert)
    {
        _alerts[alert.Fingerprint] = alert;
        _changedAlerts.Add(alert.Fingerprint);
    }

    private void Note(Incident incident, DateTimeOffset at, string verb, string detail) => _timeline.Add(new(incident.Id, at, Actor, verb, detail));
}
