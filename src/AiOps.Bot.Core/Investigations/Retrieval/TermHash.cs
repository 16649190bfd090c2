using System.Runtime.InteropServices;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Signed feature hashing (Weinberger et al., ICML 2009): a term's place in the vector and its sign, the same in every process.</summary>
internal static class TermHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over UTF-16, with a final mix so that the low bits depend on all of the term.</summary>
    public static ulong Of(ReadOnlySpan<char> term, ulong seed = 0)
    {
        var hash = Offset ^ seed;
        foreach (var part in MemoryMarshal.AsBytes(term))
        {
            hash = (hash ^ part) * Prime;
        }

        hash ^= hash >> 32;
        hash *= 0xd6e8feb86659fd93;
        return hash ^ (hash >> 32);
    }
}
