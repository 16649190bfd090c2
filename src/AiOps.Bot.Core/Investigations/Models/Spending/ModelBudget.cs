namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>
/// Keeps account of what models cost, for each incident and for the last hour, and refuses what would go beyond. What a request may cost at most is set aside
/// before it is sent, so that many at once cannot pass the limit together. Thread-safe.
/// </summary>
public sealed class ModelBudget(ModelBudgetOptions options, TimeProvider time) : IDisposable
{
    /// <summary>The least that an answer needs to be of use; less than that is not asked for.</summary>
    private const int LeastOutput = 32;

    /// <summary>More incidents than one installation has open; the one that was asked about longest ago is forgotten first.</summary>
    private const int RememberedIncidents = 4096;

    /// <summary>Where nothing stores it, a day of busy minutes is kept at most.</summary>
    private const int MostUnsaved = 10_000;

    private readonly Lock _lock = new();
    private readonly SpendingHour _hour = new();
    private readonly Dictionary<IncidentId, (ModelSpend Spend, long Used)> _incidents = [];
    private ModelSpend _setAside = ModelSpend.None;
    private readonly Dictionary<(IncidentId? Incident, long Minute), ModelSpend> _unsaved = [];
    private readonly SemaphoreSlim _spent = new(0, 1);
    private long _uses;

    /// <summary>What was spent on an incident.</summary>
    public ModelSpend SpentOn(IncidentId incident)
    {
        lock (_lock)
        {
            return _incidents.TryGetValue(incident, out var known) ? known.Spend : ModelSpend.None;
        }
    }

    /// <summary>What was spent in the last 60 minutes.</summary>
    public ModelSpend SpentInTheHour()
    {
        lock (_lock)
        {
            return _hour.Sum(time.GetUtcNow());
        }
    }

    /// <summary>Takes over what earlier processes spent, so that a restart gives nothing anew. Before the first request.</summary>
    public void Restore(IEnumerable<SpentMinute> spent)
    {
        lock (_lock)
        {
            foreach (var minute in spent)
            {
                _hour.Restore(minute, time.GetUtcNow());
                Count(minute.Incident, minute.Spend);
            }
        }
    }

    /// <summary>Waits until something was spent that is not stored yet.</summary>
    public Task WhenSpentAsync(CancellationToken cancellationToken) => _spent.WaitAsync(cancellationToken);

    /// <summary>Takes what was spent and is not stored yet.</summary>
    public IReadOnlyList<SpentMinute> TakeUnsaved()
    {
        lock (_lock)
        {
            SpentMinute[] taken = [.. _unsaved.Select(u => new SpentMinute(u.Key.Incident, DateTimeOffset.FromUnixTimeSeconds(u.Key.Minute * 60), u.Value))];
            _unsaved.Clear();
            return taken;
        }
    }

    /// <summary>It could not be stored: it will be taken again.</summary>
    public void PutBack(IEnumerable<SpentMinute> unsaved)
    {
        lock (_lock)
        {
            foreach (var minute in unsaved)
            {
                Note(minute.Incident, minute.Minute, minute.Spend);
            }
        }
    }

    public void Dispose() => _spent.Dispose();

    /// <summary>Sets aside what a request may cost at most.</summary>
    /// <exception cref="ModelFailedException">The budget is spent; the message says which and how it is raised.</exception>
    internal ModelReservation Reserve(ModelCall? call, ModelRequestSize size)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var hour = new ModelRoom(options.PerHour, _hour.Sum(now) + _setAside, "Models:Budget:PerHour", call?.Urgent == true ? 1 : 1 - options.KeptForUrgent);
            var incident = call?.Incident is { } id ? new ModelRoom(options.PerIncident, Known(id), "Models:Budget:PerIncident", 1) : ModelRoom.Unlimited;
            var output = Math.Min(hour.OutputFor(size), incident.OutputFor(size));
            foreach (var room in (ModelRoom[])[incident, hour])
            {
                if (room.Refusal(size, LeastOutput) is { } refusal)
                {
                    throw new ModelFailedException(ModelFailure.OverBudget, refusal);
                }
            }

            var most = new ModelSpend(1, size.InputTokens, output, size.Price?.Of(size.InputTokens, output) ?? 0, TimeSpan.Zero);
            _setAside += most;
            Count(call, most);
            return new(call, most, (int)output, TimeSpan.FromTicks(Math.Min(hour.TimeLeft.Ticks, incident.TimeLeft.Ticks)));
        }
    }

    /// <summary>Puts what was really spent in the place of what was set aside.</summary>
    internal void Settle(ModelReservation reservation, ModelSpend spent)
    {
        var back = Negated(reservation.Most);
        lock (_lock)
        {
            _setAside += back;
            var now = time.GetUtcNow();
            _hour.Add(spent, now);
            Note(reservation.Call?.Incident, now, spent);
            Count(reservation.Call, back);
            Count(reservation.Call, spent);
        }

        reservation.Call?.Add(spent);
    }

    private ModelSpend Known(IncidentId incident) => _incidents.TryGetValue(incident, out var known) ? known.Spend : ModelSpend.None;

    private void Note(IncidentId? incident, DateTimeOffset at, ModelSpend spend)
    {
        var key = (incident, at.ToUnixTimeSeconds() / 60);
        _unsaved[key] = _unsaved.TryGetValue(key, out var known) ? known + spend : spend;
        if (_unsaved.Count > MostUnsaved)
        {
            _unsaved.Remove(_unsaved.Keys.MinBy(k => k.Minute));
        }

        if (_spent.CurrentCount == 0)
        {
            _spent.Release();
        }
    }

    private void Count(ModelCall? call, ModelSpend spend) => Count(call?.Incident, spend);

    private void Count(IncidentId? of, ModelSpend spend)
    {
        if (of is not { } incident)
        {
            return;
        }

        _incidents[incident] = (Known(incident) + spend, ++_uses);
        if (_incidents.Count > RememberedIncidents)
        {
            _incidents.Remove(_incidents.MinBy(i => i.Value.Used).Key);
        }
    }

    private static ModelSpend Negated(ModelSpend spend) => new(-spend.Steps, -spend.InputTokens, -spend.OutputTokens, -spend.Money, -spend.Took);
}
