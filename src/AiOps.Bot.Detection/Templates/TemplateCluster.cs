using System.Numerics;

namespace AiOps.Bot.Detection.Templates;

/// <summary>A template as the miner holds it.</summary>
internal sealed class TemplateCluster
{
    public required long Id { get; init; }

    /// <summary>Order of birth; of two that join, the older gives the id.</summary>
    public required long Birth { get; init; }

    /// <summary>The tokens' hashes; <see cref="Shape.Wild"/> where words vary.</summary>
    public required ulong[] Hashes { get; init; }

    /// <summary>The tokens' masked texts, each with the white space before it.</summary>
    public required string[] Texts { get; init; }

    /// <summary>The places where words vary.</summary>
    public required ulong OpenPlaces { get; init; }

    /// <summary>The places whose constant text tells what the message is about. Set when it is born; an open place is none.</summary>
    public required ulong TellingPlaces { get; init; }

    public long Count { get; set; }

    /// <summary>The number of the last line that it matched.</summary>
    public long LastUse { get; set; }

    public int Length => Hashes.Length;

    public ulong ShapeHash => Shape.HashOf(Hashes);

    public int Openness => BitOperations.PopCount(OpenPlaces);

    /// <summary>What stands at a place where words vary; null where the text is constant but for its masks.</summary>
    public string? OpenTextAt(int place) => Hashes[place] == Shape.Wild ? Texts[place] : null;

    public Template ToTemplate() => new(Id, string.Concat(Texts), Count);

    /// <summary>Whether every line of the other also fits this one.</summary>
    public bool Covers(ReadOnlySpan<ulong> other) => Covers(Hashes, other);

    public static bool Covers(ReadOnlySpan<ulong> open, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < open.Length; i++)
        {
            if (open[i] != Shape.Wild && open[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }
}
