using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// A kind of event that the training did not have, or a length that it hardly had. The plain baseline that does better than most networks on published sets (Landauer et
/// al. 2023; Yu et al.: Deep Learning or Classical Machine Learning?, ICSE 2024).
/// </summary>
internal sealed class NewEventOrLength : ISessionGauge
{
    private readonly Dictionary<int, int> _having = [];
    private readonly int[] _lengths;
    private readonly int _own;

    /// <param name="isScored">Whether sessions of the training are what will be measured: a kind that only one has is as good as new.</param>
    public NewEventOrLength(IReadOnlyList<LogSession> sessions, bool isScored)
    {
        _own = isScored ? 1 : 0;
        var seen = new HashSet<int>();
        foreach (var session in sessions)
        {
            seen.Clear();
            foreach (var kind in session.Events.Span)
            {
                if (seen.Add(kind))
                {
                    _having[kind] = _having.GetValueOrDefault(kind) + 1;
                }
            }
        }

        _lengths = [.. sessions.Select(s => s.Events.Length).Order()];
    }

    public double Measure(LogSession session)
    {
        var unseen = new HashSet<int>();
        foreach (var kind in session.Events.Span)
        {
            if (_having.GetValueOrDefault(kind) <= _own)
            {
                unseen.Add(kind);
            }
        }

        return Math.Max(unseen.Count * Math.Log(_lengths.Length + 1.0), OfLength(session.Events.Length));
    }

    public IEnumerable<SessionReason> Explain(LogSession session)
    {
        var vector = CountVector.Of(session);
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            if (_having.GetValueOrDefault(vector.Kinds[i]) <= _own)
            {
                yield return new(NewEventOrLengthTrainer.FamilyName, SessionFinding.NewEvent, vector.Kinds[i], vector.Counts[i], 0)
                {
                    Weight = Math.Log(_lengths.Length + 1.0), Event = session.Events.Span.IndexOf(vector.Kinds[i]),
                };
            }
        }

        yield return new(NewEventOrLengthTrainer.FamilyName, SessionFinding.UnusualLength, SessionReason.NoKind, session.Events.Length, _lengths[_lengths.Length / 2])
        {
            Weight = OfLength(session.Events.Length),
        };
    }

    /// <summary>-ln of the share of sessions that are as long or longer, or as short or shorter, whichever is rarer.</summary>
    private double OfLength(int length)
    {
        var shorter = LowerBound(length);
        var notLonger = LowerBound(length + 1);
        var rarer = Math.Min(notLonger, _lengths.Length - shorter);
        return Math.Log((_lengths.Length + 1.0 - _own) / Math.Max(1, rarer + 1.0 - _own));
    }

    /// <summary>How many are shorter.</summary>
    private int LowerBound(int length)
    {
        var (low, high) = (0, _lengths.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _lengths[middle] < length ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
