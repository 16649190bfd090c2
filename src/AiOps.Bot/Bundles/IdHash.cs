using System.Runtime.InteropServices;

namespace AiOps.Bot.Bundles;

/// <summary>Hashes of trace and span ids (the mixing step of wyhash); 0 is kept for "none". Two ids of one bundle that fall together are one in 10^13.</summary>
internal static class IdHash
{
    private const ulong Seed = 0xa0761d6478bd642f;
    private const ulong Prime = 0xe7037ed1a0b428db;

    public static ulong Of(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty)
        {
            return 0;
        }

        var hash = Seed ^ (ulong)id.Length;
        var blocks = MemoryMarshal.Cast<byte, ulong>(id);
        foreach (var block in blocks)
        {
            hash = Mix(hash, block);
        }

        ulong tail = 0;
        foreach (var b in id[(blocks.Length * 8)..])
        {
            tail = (tail << 8) | b;
        }

        return Math.Max(1, Mix(hash, tail ^ Prime));
    }

    public static ulong Join(ulong a, ulong b) => Math.Max(1, Mix(a, b));

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a ^ Prime, b ^ Seed, out var low);
        return high ^ low;
    }
}
