namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>
/// Keeps account of what models cost, for each incident and for the last hour, and refuses what would go beyond. What a request may cost at most is set aside
/// before it is sent, so that many at once cannot pass the limit together. Thread-safe.
/// </summary>
public sealed class ModelBudget(ModelBudgetOptions options, TimeProvider time)
{
    /// <summary>The least that an answer needs to be of use; less than that is not asked for.</summary>
    private const int LeastOutput = 32;

    /// <summary>More incidents than one installation has open; the one that was asked about longest ago is forgotten first.</summary>
    private const int RememberedIncidents = 4096;

    private readonly Lock _lock = new();
    private readonly SpendingHour _hour = new();
    private readonly Dictionary<IncidentId, (ModelSpend Spend, long Used)> _incidents = [];
    private ModelSpend _setAside = ModelSpend.None;
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
            _hour.Add(spent, time.GetUtcNow());
            Count(reservation.Call, back);
            Count(reservation.Call, spent);
        }

        reservation.Call?.Add(spent);
    }

    private ModelSpend Known(IncidentId incident) => _incidents.TryGetValue(incident, out var known) ? known.Spend : ModelSpend.None;

    private void Count(ModelCall? call, ModelSpend spend)
    {
        if (call?.Incident is not { } incident)
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
