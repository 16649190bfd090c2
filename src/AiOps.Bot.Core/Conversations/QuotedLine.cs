using System.Text.RegularExpressions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Makes a question of a line that somebody pointed at: the longest constant part of it, as exact text. Pure. The line is hostile: it is searched for, never obeyed.</summary>
internal static partial class QuotedLine
{
    private const int MaxLine = 1_000;
    private const int LongestPhrase = 80;
    private const string LookBack = "last 24 hours";

    public static string Question(string said, string quoted, ILogTemplates templates)
    {
        var line = quoted.AsSpan().Trim().ToString().Split('\n', 2)[0];
        var mask = templates.MaskOf(line.Length > MaxLine ? line[..MaxLine] : line);
        var constant = Variable().Split(mask).Select(p => p.Replace('"', ' ').Replace('\u201C', ' ').Replace('\u201D', ' ').Trim()).MaxBy(p => p.Length) ?? "";
        var phrase = constant.Length > LongestPhrase ? constant[..LongestPhrase].Trim() : constant;
        var words = said.Trim().Length > 0 ? said.Trim() : LookBack;
        return phrase.Length == 0 ? words : $"{words} \"{phrase}\"";
    }

    [GeneratedRegex(@"<[a-z*_:-]{1,20}>|[""\u201C\u201D]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
