using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>How often each kind of event occurs in a session: kinds in rising order, with their counts.</summary>
internal sealed class CountVector
{
    private CountVector(int[] kinds, int[] counts, ulong hash) => (Kinds, Counts, Hash) = (kinds, counts, hash);

    public int[] Kinds { get; }

    public int[] Counts { get; }

    /// <summary>One more than the highest kind.</summary>
    public int Width => Kinds is [.., var last] ? last + 1 : 0;

    /// <summary>Equal for equal vectors.</summary>
    public ulong Hash { get; }

    public static CountVector Of(LogSession session)
    {
        var events = session.Events.ToArray();
        Array.Sort(events);
        var (kinds, counts) = (new List<int>(), new List<int>());
        foreach (var kind in events)
        {
            if (kinds.Count == 0 || kinds[^1] != kind)
            {
                kinds.Add(kind);
                counts.Add(0);
            }

            counts[^1]++;
        }

        var hash = TextHash.Seed;
        for (var i = 0; i < kinds.Count; i++)
        {
            hash = TextHash.Mix(TextHash.Mix(hash, (ulong)kinds[i]), (ulong)counts[i]);
        }

        return new([.. kinds], [.. counts], hash);
    }
}
