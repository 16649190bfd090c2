using System.Buffers.Binary;

namespace AiOps.Bot.Tables;

/// <summary>
/// Tells rows again that a model learned from, in bounded room: the smallest of their prints (bottom-k sketch; Cohen and Kaplan 2007). Where no print had to be left out every row is told;
/// of larger tables those whose print is small enough, which are a fair sample.
/// </summary>
/// <param name="Kept">The prints, rising, eight bytes each, the lowest first.</param>
/// <param name="IsWhole">Whether all different prints are there.</param>
/// <param name="Repeats">How much of later rows would be like one of these although none is the same: what is left of 1 without the share of rows that were there once (Good 1953).</param>
internal sealed record RowPrints(byte[] Kept, bool IsWhole, double Repeats)
{
    /// <summary>In the file of a model they take 90 KB.</summary>
    private const int Most = 8_192;

    private const int Size = sizeof(ulong);

    /// <summary>Where rows repeat more than this, a row that is like one of the training says nothing.</summary>
    private const double MostRepeats = 0.2;

    /// <summary>Less is a few rows at an edge.</summary>
    private const double LeastShare = 0.01;

    /// <summary>How far beyond chance, in standard deviations: rows of one moment resemble each other.</summary>
    private const double Sure = 4;

    /// <returns>Null where there are no rows.</returns>
    public static RowPrints? Of(IReadOnlyCollection<ulong> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var groups = rows.GroupBy(p => p).ToList();
        var kept = groups.Select(g => g.Key).Order().Take(Most).ToArray();
        var bytes = new byte[kept.Length * Size];
        for (var i = 0; i < kept.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * Size), kept[i]);
        }

        return new(bytes, kept.Length == groups.Count, 1 - ((double)groups.Count(g => g.Count() == 1) / rows.Count));
    }

    /// <summary>How many of these rows were among those of the training; 0 where that is no more than chance.</summary>
    /// <returns>Estimated where not <see cref="IsWhole"/>.</returns>
    public int CountSeen(IReadOnlyCollection<ulong> rows)
    {
        if (!IsSound || Repeats > MostRepeats)
        {
            return 0;
        }

        var known = Prints();
        var limit = IsWhole ? ulong.MaxValue : known.Max();
        var (looked, found) = (rows.Count(r => r <= limit), rows.Count(known.Contains));
        if (looked == 0)
        {
            return 0;
        }

        var share = (double)found / looked;
        var seen = (share - Repeats) / (1 - Repeats);
        return seen >= LeastShare && share > Repeats + (Sure * Math.Sqrt(Repeats * (1 - Repeats) / looked)) ? (int)Math.Round(seen * rows.Count) : 0;
    }

    /// <summary>Whether it can be used: files are written by anybody.</summary>
    private bool IsSound => Kept is { Length: > 0 and <= Most * Size } && Kept.Length % Size == 0 && Repeats is >= 0 and <= 1;

    private HashSet<ulong> Prints() => [.. Enumerable.Range(0, Kept.Length / Size).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(Kept.AsSpan(i * Size)))];
}
