namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Takes a line of code or configuration apart into names, numbers and single marks.</summary>
internal static class CodeTokens
{
    private const int LongestLine = 500;

    public static List<string> Of(string line)
    {
        var tokens = new List<string>();
        line = line.Length > LongestLine ? line[..LongestLine] : line;
        for (var i = 0; i < line.Length;)
        {
            var end = i + 1;
            if (IsWord(line[i]))
            {
                while (end < line.Length && IsWord(line[end]))
                {
                    end++;
                }
            }

            if (!char.IsWhiteSpace(line[i]))
            {
                tokens.Add(line[i..end]);
            }

            i = end;
        }

        return tokens;
    }

    public static bool IsName(string token) => char.IsLetter(token[0]) || token[0] == '_';

    public static bool IsNumber(string token) => char.IsAsciiDigit(token[0]);

    /// <summary>A dot holds a number together (1.5, v2.3.1) but parts names, so that it stays a mark and numbers are joined by the reader.</summary>
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
