using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Finds runs that look random: small and capital letters and digits mixed, no letter much more frequent than the others (Shannon entropy). Hashes and ids that
/// logs are joined by are in small hexadecimal letters, or have a name before them that says so, and stay.
/// </summary>
internal static class DenseRuns
{
    private const int Shortest = 24;
    private const int ShortestPart = 8;
    private const int AwsSecretKey = 40;

    /// <summary>A random text of 24 of 64 letters has 4.3 bits a letter on average; words and names stay below 4.</summary>
    private const double BitsPerCharacter = 4.1;

    /// <summary>What is random changes its kind of letter at almost every step; names of calls and types are made of words.</summary>
    private const double LettersPerWord = 3;

    /// <summary>Of paths the separators are not counted; random letters have 1.7.</summary>
    private const double LettersPerPathWord = 2.2;

    /// <summary>S3 writes a host id of 76 letters into every line of its access log.</summary>
    private const int HostId = 56;

    private const int LongestName = 24;
    private const string BetweenNameAndValue = "\"':=-_ \\0123456789";

    private static readonly SearchValues<char> Run = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-");

    private static readonly string[] SumNames = ["sha", "md", "digest", "checksum", "etag", "hash", "fingerprint", "integrity", "x-amz-id", "hostid", "crc", "crc32c"];

    private static readonly string[] PublicPrefixes = ["sha256-", "sha384-", "sha512-", "AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2VjZHNh"];

    /// <param name="text">The text.</param>
    /// <param name="isDense">Asked last whether a run counts.</param>
    /// <param name="found">Where the runs go.</param>
    public static void Find(string text, Func<int, int, bool> isDense, ICollection<FoundSecret> found)
    {
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAny(Run);
            if (next < 0)
            {
                return;
            }

            var start = i + next;
            var length = text.AsSpan(start).IndexOfAnyExcept(Run);
            var end = length < 0 ? text.Length : start + length;
            i = end;
            if (end - start >= Shortest && IsDense(text.AsSpan(start, end - start)) && !IsSum(text, start, end) && isDense(start, end))
            {
                found.Add(new(start, Padded(text, end), text[start..end], "unknown", 3));
            }
        }
    }

    public static bool IsDense(ReadOnlySpan<char> text) =>
        HasMixedPart(text) && Letters(text) / Words(text) < (IsPath(text) ? LettersPerPathWord : LettersPerWord) && Bits(text) >= BitsPerCharacter;

    /// <summary>Names joined by hyphens and slashes have capitals, small letters and digits too, but seldom in one part.</summary>
    private static bool HasMixedPart(ReadOnlySpan<char> text)
    {
        if (text.Length == AwsSecretKey && text.IndexOfAny('-', '_') < 0)
        {
            return IsMixed(text);
        }

        foreach (var range in text.SplitAny('-', '_', '/'))
        {
            var part = text[range];
            if (part.Length >= ShortestPart && IsMixed(part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMixed(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') && text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');

    /// <summary>An absolute path, or a deep one; of random keys of 40 letters one in fifty is so, and then still far below the limit.</summary>
    private static bool IsPath(ReadOnlySpan<char> text) => text[0] == '/' || text.Count('/') > 3;

    private static double Letters(ReadOnlySpan<char> text) => IsPath(text) ? text.Length - text.Count('/') - text.Count('-') - text.Count('_') : text.Length;

    /// <summary>Runs of one kind of letter; a capital begins a word. Separators are words of their own, but not in paths.</summary>
    private static double Words(ReadOnlySpan<char> text)
    {
        var (words, last, run, separator) = (0, 0, 0, IsPath(text) ? 0 : 1);
        foreach (var c in text)
        {
            var kind = KindOf(c);
            words += kind == last || (kind == 1 && last == 2 && run == 1) ? 0 : kind == 4 ? separator : 1;
            run = kind == last ? run + 1 : 1;
            last = kind;
        }

        return words;
    }

    private static int KindOf(char c) => char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiLetterUpper(c) ? 2 : char.IsAsciiDigit(c) ? 3 : 4;

    private static double Bits(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var c in text)
        {
            counts[c]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            bits -= count == 0 ? 0 : (double)count / text.Length * Math.Log2((double)count / text.Length);
        }

        return bits;
    }

    /// <summary>A name such as <c>"codeSha256":</c> or <c>sha512-</c> stands right before it.</summary>
    private static bool IsSum(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - LongestName), Math.Min(LongestName, start)).TrimEnd(BetweenNameAndValue);
        foreach (var name in SumNames)
        {
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var run = text.AsSpan(start, end - start);
        return IsPublic(run) || (run.Length >= HostId && text.AsSpan(end).TrimStart('=').StartsWith(" SigV", StringComparison.Ordinal));
    }

    /// <summary>Subresource integrity sums, and public keys as OpenSSH writes them.</summary>
    private static bool IsPublic(ReadOnlySpan<char> run)
    {
        foreach (var prefix in PublicPrefixes)
        {
            if (run.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int Padded(string text, int end)
    {
        while (end < text.Length && text[end] == '=')
        {
            end++;
        }

        return end;
    }
}
