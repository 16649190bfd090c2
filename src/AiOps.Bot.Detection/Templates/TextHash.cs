using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// A 64-bit hash of text by multiplying and folding (the mixing step of wyhash), the same on every machine and in every process, unlike
/// <see cref="string.GetHashCode()"/>: template ids are made from it.
/// </summary>
internal static class TextHash
{
    public const ulong Seed = 0xa0761d6478bd642f;
    private const ulong Prime = 0xe7037ed1a0b428db;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a ^ Prime, b ^ Seed, out var low);
        return high ^ low;
    }

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Seed)
    {
        var hash = seed ^ (ulong)text.Length;
        var blocks = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var block in blocks)
        {
            hash = Mix(hash, BitConverter.IsLittleEndian ? block : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(block));
        }

        ulong tail = 0;
        foreach (var c in text[(blocks.Length * 4)..])
        {
            tail = (tail << 16) | c;
        }

        return Mix(hash, tail ^ Prime);
    }
}
