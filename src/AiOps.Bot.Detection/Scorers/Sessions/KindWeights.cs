using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// How much each kind of event tells: -ln of the share of sessions that do not have it as often as is usual for it. A kind whose count differs from session to session
/// tells little, one that is nearly always there, or never, tells much (an inverse document frequency, as in Lin et al.: LogCluster, ICSE-C 2016, for counts).
/// </summary>
internal sealed class KindWeights
{
    private readonly (int Usual, long Departing)[] _kinds;
    private readonly long _sessions;

    /// <param name="vectors">Distinct vectors with how many sessions have each.</param>
    public KindWeights(IReadOnlyList<(CountVector Vector, int Sessions)> vectors)
    {
        _sessions = vectors.Sum(v => (long)v.Sessions);
        var counts = new Dictionary<int, long>[vectors.Max(v => v.Vector.Width)];
        foreach (var (vector, times) in vectors)
        {
            for (var i = 0; i < vector.Kinds.Length; i++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts[vector.Kinds[i]] ??= [], vector.Counts[i], out _) += times;
            }
        }

        _kinds = [.. counts.Select(UsualOf)];
    }

    /// <param name="kind">Of an event.</param>
    /// <param name="count">How often the session that is looked at has it.</param>
    /// <param name="own">So many sessions of the training are like the one that is looked at; they are taken out of it.</param>
    public double Of(int kind, int count, int own)
    {
        var (usual, departing) = kind < _kinds.Length ? _kinds[kind] : (0, 0);
        return Math.Log((_sessions - own + 1.0) / (Math.Max(0, departing - (count == usual ? 0 : own)) + 1));
    }

    /// <summary>The most common count, which may be none, and how many sessions have another.</summary>
    private (int Usual, long Departing) UsualOf(Dictionary<int, long>? counts)
    {
        if (counts is null)
        {
            return (0, 0);
        }

        var (usual, most) = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First();
        var without = _sessions - counts.Values.Sum();
        return without >= most ? (0, _sessions - without) : (usual, _sessions - most);
    }
}
