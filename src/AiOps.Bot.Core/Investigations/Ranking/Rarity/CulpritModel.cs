namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>
/// Learns from past incidents, of which nobody said what was to blame, which signs a culprit shows. In every incident one entity is the hidden culprit; it shows a sign by habit,
/// as at any time, or because of the fault (a noisy OR), and so do those that call it. Fitted by expectation maximisation (Dempster, Laird, Rubin 1977) from the rarity of the very
/// alerts: an alert that the same entity had in every incident tells nothing, whatever it is called.
/// </summary>
/// <remarks>Set on three systems' alerts; first threes change by less than two of a hundred when <see cref="Temper"/>, <see cref="OfCallers"/>, <see cref="OfMissing"/>, the rounds or the imagined culprits are halved or doubled.</remarks>
internal sealed class CulpritModel
{
    private const int Rounds = 6;

    /// <summary>Signs hang together more than a noisy OR believes: so far their sum is trusted while learning.</summary>
    private const double Temper = 0.5;

    private const double FirstTemper = 0.1;

    /// <summary>Callers show a fault too, but through others.</summary>
    private const double OfCallers = 0.5;

    /// <summary>How far a sign that is missing, though culprits mostly show it, speaks for innocence.</summary>
    private const double OfMissing = 0.3;

    /// <summary>So many imagined incidents in which entities are all alike stand beside an entity's own.</summary>
    private const double AlikeIncidents = 5;

    /// <summary>Of an incident's alerts at its likely culprit so much is not counted as the culprit's habit.</summary>
    private const double NotHabit = 0.4;

    /// <summary>So many imagined culprits stand beside those of the past, showing any sign with these probabilities.</summary>
    private const double ImaginedCulprits = 8;

    private const double ImaginedShow = 0.2;
    private const double ImaginedCallersShow = 0.05;

    /// <summary>
    /// Imagined culprits for what is seen on one side of a call only. Few faults are of that kind, so that learning alone takes such a sign for noise and never comes back
    /// to it; from 20 to 100 of them with 0.3 to 0.5 the results are the same.
    /// </summary>
    private const double ImaginedOneSided = 40;

    private const double ImaginedOneSidedShow = 0.4;

    private const double Most = 0.95;
    private const double MostHabit = 0.98;

    private readonly SignTable _table;
    private readonly IReadOnlyList<NumberedCase> _past;
    private readonly IReadOnlyList<int>[] _callers;
    private readonly double[] _habit;
    private readonly double[] _shows;
    private readonly double[] _callersShow;

    public CulpritModel(SignTable table, IReadOnlyList<NumberedCase> past, IReadOnlyList<int>[] callers)
    {
        (_table, _past, _callers) = (table, past, callers);
        _habit = new double[table.Places];
        _shows = [.. Enumerable.Repeat(0.3, table.Signs)];
        _callersShow = [.. Enumerable.Repeat(0.1, table.Signs)];
        Share(e => FirstTemper * e.Rarity);
        LearnHabits(0);
        LearnSigns();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in _past)
            {
                Share(one, e => Temper * EvidenceOf(one, e));
            }

            LearnHabits(NotHabit);
            LearnSigns();
        }
    }

    /// <summary>The logarithm of how much likelier the incident is with this entity as its culprit than with none.</summary>
    public double EvidenceOf(NumberedCase incident, NumberedEntity entity)
    {
        var evidence = 0.0;
        for (var i = 0; i < entity.Places.Length; i++)
        {
            evidence += entity.Weights[i] * WeightOf(entity.Places[i]);
        }

        foreach (var caller in CallersIn(incident, entity))
        {
            for (var i = 0; i < caller.Places.Length; i++)
            {
                evidence += OfCallers * caller.Weights[i] * LogRatio(_callersShow[_table.PlaceOf(caller.Places[i]).Sign], _habit[caller.Places[i]]);
            }
        }

        return evidence;
    }

    /// <summary>What one sign at its place tells.</summary>
    public double WeightOf(int place)
    {
        var shows = _shows[_table.PlaceOf(place).Sign];
        return LogRatio(shows, _habit[place]) - (OfMissing * Math.Log(1 - shows));
    }

    private IEnumerable<NumberedEntity> CallersIn(NumberedCase incident, NumberedEntity entity) =>
        _callers[entity.Number].Where(incident.ByNumber.ContainsKey).Select(c => incident.ByNumber[c]);

    private static double LogRatio(double shows, double habit) => Math.Log((shows + habit - (shows * habit)) / habit);

    private void Share(Func<NumberedEntity, double> evidence)
    {
        foreach (var one in _past)
        {
            Share(one, evidence);
        }
    }

    private static void Share(NumberedCase incident, Func<NumberedEntity, double> evidence)
    {
        if (incident.Entities.Count == 0)
        {
            return;
        }

        var all = incident.Entities.Select(evidence).ToList();
        var highest = all.Max();
        var sum = all.Sum(v => Math.Exp(v - highest));
        for (var i = 0; i < all.Count; i++)
        {
            incident.Entities[i].Responsibility = Math.Exp(all[i] - highest) / sum;
        }
    }

    /// <summary>How often each sign is at each place when nothing is wrong there, leaning on how often it is anywhere.</summary>
    private void LearnHabits(double notHabit)
    {
        var (places, signs, entities) = (new double[_table.Places], new double[_table.Signs], new double[_table.Entities]);
        foreach (var entity in _past.SelectMany(p => p.Entities))
        {
            var counted = 1 - (notHabit * entity.Responsibility);
            entities[entity.Number] += 1 - counted;
            foreach (var place in entity.Places)
            {
                places[place] += counted;
                signs[_table.PlaceOf(place).Sign] += counted;
            }
        }

        var looks = ((double)_past.Count * _table.Entities) - entities.Sum();
        for (var place = 0; place < places.Length; place++)
        {
            var (sign, entity) = _table.PlaceOf(place);
            var anywhere = (signs[sign] + 0.5) / (looks + 1);
            _habit[place] = Math.Min(MostHabit, (places[place] + (AlikeIncidents * anywhere)) / (_past.Count - entities[entity] + AlikeIncidents));
        }
    }

    /// <summary>How often culprits show each sign because of the fault, and how often their callers do.</summary>
    private void LearnSigns()
    {
        var (own, callers) = (new SignCount(_table.Signs), new SignCount(_table.Signs));
        foreach (var incident in _past)
        {
            foreach (var entity in incident.Entities)
            {
                Count(own, entity, entity.Responsibility, _shows);
                foreach (var caller in CallersIn(incident, entity))
                {
                    Count(callers, caller, entity.Responsibility, _callersShow);
                }
            }
        }

        // A caller without any alert was looked at too.
        callers.Looks = _past.SelectMany(p => p.Entities).Sum(e => e.Responsibility * _callers[e.Number].Count);
        own.Into(_shows, sign => _table.SignOf(sign).IsOneSided ? (ImaginedOneSided, ImaginedOneSidedShow) : (ImaginedCulprits, ImaginedShow), Most);
        callers.Into(_callersShow, _ => (ImaginedCulprits, ImaginedCallersShow), Most);
    }

    private void Count(SignCount count, NumberedEntity entity, double responsibility, double[] shows)
    {
        count.Looks += responsibility;
        foreach (var place in entity.Places)
        {
            var sign = _table.PlaceOf(place).Sign;
            var (fault, habit) = (shows[sign], _habit[place]);
            count.Shown[sign] += responsibility * fault / (fault + habit - (fault * habit));
        }
    }
}
