namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A removed line and an added one that are the same but for one or two tokens.</summary>
internal sealed record SubstitutedLine(IReadOnlyList<string> Old, IReadOnlyList<string> New, IReadOnlyList<int> At)
{
    private const int MostTokens = 3;
    private const int FewestAround = 2;

    /// <summary>Pairs each removed line with at most one added line.</summary>
    public static List<SubstitutedLine> In(IEnumerable<string> removed, IEnumerable<string> added)
    {
        var left = added.Select(CodeTokens.Of).ToList();
        var found = new List<SubstitutedLine>();
        foreach (var old in removed.Select(CodeTokens.Of))
        {
            var at = left.FindIndex(other => Pair(old, other) is not null);
            if (at >= 0)
            {
                found.Add(Pair(old, left[at])!);
                left.RemoveAt(at);
            }
        }

        return found;
    }

    private static SubstitutedLine? Pair(List<string> old, List<string> @new)
    {
        if (old.Count != @new.Count)
        {
            return null;
        }

        var at = new List<int>();
        for (var i = 0; i < old.Count; i++)
        {
            if (old[i] != @new[i])
            {
                at.Add(i);
            }
        }

        return at.Count is > 0 and <= MostTokens && old.Count - at.Count >= FewestAround ? new(old, @new, at) : null;
    }
}
