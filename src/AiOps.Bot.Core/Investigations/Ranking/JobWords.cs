namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// How much a job's command has to do with the program that stopped writing. Words are compared with a tolerance of one slip, because a slip in the command
/// is one of the things that are looked for.
/// </summary>
internal static class JobWords
{
    private const int ShortestWord = 3;
    private const int ShortestPrefix = 3;
    private const int ShortestWithSlip = 4;

    /// <summary>Parts of paths and command lines that name no job.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "usr", "bin", "sbin", "opt", "etc", "var", "tmp", "dev", "null", "local", "home", "root", "sudo", "bash", "env", "exec", "the", "and", "for", "from",
    };

    /// <summary>0 to 1: the share of the wanted words that the command has.</summary>
    public static double Likeness(string wanted, string command)
    {
        var words = Of(wanted);
        if (words.Length == 0)
        {
            return 0;
        }

        var there = Of(command);
        return (double)words.Count(w => there.Any(t => Same(w, t))) / words.Length;
    }

    public static string[] Of(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                Add(words, text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return [.. words.Distinct()];
    }

    private static void Add(List<string> words, string word)
    {
        if (word.Length >= ShortestWord && !Common.Contains(word))
        {
            words.Add(word);
        }
    }

    private static bool Same(string a, string b) =>
        a == b
        || (Math.Min(a.Length, b.Length) >= ShortestPrefix && Math.Abs(a.Length - b.Length) <= 1 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)))
        || (Math.Min(a.Length, b.Length) >= ShortestWithSlip && IsOneSlip(a, b));

    /// <summary>One letter wrong, missing, too many, or two neighbours swapped (Damerau).</summary>
    private static bool IsOneSlip(string a, string b)
    {
        var prefix = a.AsSpan().CommonPrefixLength(b);
        var (restA, restB) = (a[prefix..], b[prefix..]);
        return (restA.Length - restB.Length) switch
        {
            0 => restA[1..] == restB[1..] || IsSwap(restA, restB),
            1 => restA[1..] == restB,
            -1 => restA == restB[1..],
            _ => false,
        };
    }

    private static bool IsSwap(string a, string b) => a.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
}
