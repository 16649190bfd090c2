namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>The words of code, log lines and metric names in one form, so that <c>BatchWriteItem</c>, <c>batch_write</c> and "batched" meet.</summary>
internal static class ChangeWords
{
    private const int Shortest = 3;
    private const int ShortestStem = 4;
    private const int LongestText = 20_000;

    private static readonly string[] Endings = ["ations", "ation", "ings", "ing", "ers", "er", "ies", "ed", "es", "s"];

    /// <summary>Words of the languages and of every program: they tell nothing.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "the", "and", "for", "with", "from", "into", "not", "but", "are", "was", "has", "have", "had", "its", "our", "this", "that", "than", "then", "when", "while", "only", "over", "per",
        "via", "out", "all", "any", "new", "old", "one", "two", "use", "used", "using", "set", "get", "let", "func", "function", "return", "err", "nil", "else", "var", "const", "import",
        "package", "string", "int", "bool", "float", "byte", "type", "struct", "interface", "range", "make", "len", "append", "map", "class", "def", "self", "none", "true", "false", "null",
        "void", "public", "private", "static", "final", "async", "await", "error", "errors", "failed", "failure", "fail", "service", "services", "svc", "pkg", "internal", "src", "main",
        "http", "https", "com", "org", "github", "www", "cmd", "api", "app", "lib", "core", "test", "warn", "info", "level", "msg", "message", "value", "values", "name", "data", "ctx",
        "context", "req", "resp", "request", "response",
    };

    /// <summary>Each word in the order of the text, repeated words too; of a compound first the whole and then its parts.</summary>
    public static IEnumerable<string> Of(string text) =>
        Compounds(text.Length > LongestText ? text[..LongestText] : text).SelectMany(Parts).Where(w => w.Length >= Shortest && !Empty.Contains(w)).Select(Stem);

    public static string Stem(string word)
    {
        var ending = Endings.FirstOrDefault(e => word.EndsWith(e, StringComparison.Ordinal) && word.Length - e.Length >= ShortestStem);
        return ending is null ? word : word[..^ending.Length];
    }

    private static IEnumerable<string> Compounds(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiLetter(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return text[start..i];
            }

            start = i + 1;
        }
    }

    private static IEnumerable<string> Parts(string compound)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i <= compound.Length; i++)
        {
            if (i == compound.Length || BeginsWord(compound, i))
            {
                parts.Add(compound[start..i].ToLowerInvariant());
                start = i;
            }
        }

        return parts.Count > 1 ? parts.Prepend(compound.ToLowerInvariant()) : parts;
    }

    /// <summary>aB and the last capital of ABCd.</summary>
    private static bool BeginsWord(string text, int at) =>
        char.IsAsciiLetterUpper(text[at]) && (char.IsAsciiLetterLower(text[at - 1]) || (at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1])));
}
