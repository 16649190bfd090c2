using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Distance to the nearest count vector of the training: 0 for one that was seen, else the sum over kinds of how differently often they occur, by their weights. (An unseen
/// count vector as a sign: Landauer, Skopik, Wurzenberger: A Critical Review of Common Log Data Sets, 2023; weights and clustering: Lin et al., ICSE-C 2016.)
/// </summary>
internal sealed class NearestCountVector : ISessionGauge
{
    /// <summary>A session is compared with so many vectors at most; a seen one is known among all.</summary>
    private const int MostCompared = 4_000;

    /// <summary>Where the training itself is scored, what more sessions have than this share is ordinary.</summary>
    private const double RareShare = 0.01;

    /// <summary>Where the training itself is scored, a vector is ordinary if it is near one that so many times as many sessions have.</summary>
    private const int Commoner = 10;

    private readonly KnownVectors _known;
    private readonly KindWeights _weights;
    private readonly (CountVector Vector, int Sessions)[] _compared;
    private readonly int[][] _having;
    private readonly bool _isScored;
    private readonly int _common;

    /// <param name="isScored">Whether sessions of the training are what will be measured: then none vouches for itself.</param>
    public NearestCountVector(KnownVectors known, bool isScored)
    {
        (_known, _isScored) = (known, isScored);
        _weights = new(known.Distinct);
        _compared = [.. known.Distinct.Take(MostCompared)];
        _having = Having(_compared);
        _common = CommonSupport(known);
    }

    public double Measure(LogSession session) => Compare(CountVector.Of(session)).Distance;

    public IEnumerable<SessionReason> Explain(LogSession session)
    {
        var vector = CountVector.Of(session);
        var own = _isScored ? _known.SessionsWith(vector) : 0;
        foreach (var (kind, seen, expected) in VectorDifferences.Of(vector, Compare(vector).Nearest))
        {
            var weight = _weights.Of(kind, seen, own) * VectorQuery.Difference(seen, expected);
            var reason = SessionReason.OfCount(NearestCountVectorTrainer.FamilyName, session, (kind, seen, expected), weight);
            yield return kind < _having.Length && _having[kind].Length > 0 ? reason : reason with { Finding = SessionFinding.NewEvent };
        }
    }

    /// <summary>The distance of a vector that one session has to the nearest of the others.</summary>
    public double DistanceToOthers(CountVector vector) => Distance(vector, 1, 1).Distance;

    private (double Distance, CountVector? Nearest) Compare(CountVector vector)
    {
        var own = _known.SessionsWith(vector);
        if (own == 0 || !_isScored)
        {
            return own > 0 ? (0, vector) : Distance(vector, 0, 1);
        }

        return own > Math.Max(1, RareShare * _known.Sessions) ? (0, vector) : Distance(vector, own, Math.Min((long)own * Commoner, _common));
    }

    /// <summary>For each kind, which of the vectors have it.</summary>
    private static int[][] Having((CountVector Vector, int Sessions)[] compared)
    {
        var having = new List<int>[compared.Max(v => v.Vector.Width)];
        for (var i = 0; i < compared.Length; i++)
        {
            foreach (var kind in compared[i].Vector.Kinds)
            {
                (having[kind] ??= []).Add(i);
            }
        }

        return [.. having.Select(h => h?.ToArray() ?? [])];
    }

    /// <summary>Half of all sessions have vectors that at least so many sessions have.</summary>
    private static int CommonSupport(KnownVectors known)
    {
        var sum = 0L;
        return known.Distinct.First(d => (sum += d.Sessions) * 2 >= known.Sessions).Sessions;
    }

    /// <summary>
    /// Looks first at the vectors that have the kind that would cost most to be without. Those that are without it cost at least that, so the search ends as soon as the best
    /// found is no farther; the result is that of looking at all.
    /// </summary>
    private (double Distance, CountVector? Nearest) Distance(CountVector vector, int own, long support)
    {
        var query = new VectorQuery(vector, _weights, own, _having.Length);
        var (nearest, without, seen) = ((Distance: query.Alone, Vector: default(CountVector)), 0.0, new HashSet<int>());
        foreach (var (kind, cost) in query.Costs)
        {
            foreach (var i in kind < _having.Length ? _having[kind] : [])
            {
                if (_compared[i].Sessions < support)
                {
                    break;
                }

                if (seen.Add(i) && (own == 0 || _compared[i].Vector.Hash != vector.Hash))
                {
                    var distance = query.DistanceTo(_compared[i].Vector);
                    nearest = distance < nearest.Distance ? (distance, _compared[i].Vector) : nearest;
                }
            }

            without += cost;
            if (nearest.Distance <= without)
            {
                break;
            }
        }

        return nearest;
    }
}
