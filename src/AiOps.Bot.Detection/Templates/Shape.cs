using System.Numerics;

namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// The hash of a line's masked tokens, made as a sum over places, so that the hash with one place left open costs one subtraction and one addition.
/// </summary>
internal static class Shape
{
    /// <summary>Stands for any token.</summary>
    public const ulong Wild = 0;

    /// <summary>Only the first places can become variable: their set fits in one word.</summary>
    public const int MaxPlaces = 64;

    public static ulong HashOf(ReadOnlySpan<LineToken> tokens)
    {
        var sum = TextHash.Mix((ulong)tokens.Length, TextHash.Seed);
        for (var i = 0; i < tokens.Length; i++)
        {
            sum += At(tokens[i].Hash, i);
        }

        return sum;
    }

    public static ulong HashOf(ReadOnlySpan<ulong> tokens)
    {
        var sum = TextHash.Mix((ulong)tokens.Length, TextHash.Seed);
        for (var i = 0; i < tokens.Length; i++)
        {
            sum += At(tokens[i], i);
        }

        return sum;
    }

    /// <summary>The part that a token adds to the hash at its place.</summary>
    public static ulong At(ulong token, int place) => TextHash.Mix(token, (ulong)place + 0x632be59bd9b4e019);

    /// <summary>The hash with these places open.</summary>
    public static ulong Open(ulong shape, ReadOnlySpan<LineToken> tokens, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            shape += At(Wild, place) - At(tokens[place].Hash, place);
        }

        return shape;
    }

    /// <inheritdoc cref="Open(ulong, ReadOnlySpan{LineToken}, ulong)"/>
    public static ulong Open(ulong shape, ReadOnlySpan<ulong> tokens, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            shape += At(Wild, place) - At(tokens[place], place);
        }

        return shape;
    }
}
