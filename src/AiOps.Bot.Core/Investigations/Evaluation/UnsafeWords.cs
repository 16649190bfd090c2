using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>Tells a sentence that proposes what a model must never propose: commands, links, opening something to everybody.</summary>
internal static partial class UnsafeWords
{
    public static bool Has(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\w+://|\bwww\.|\b(?:rm\s+-|curl\s|wget\s|sudo\s|chmod\s|kubectl\s|aws\s+[a-z0-9]+\s+[a-z-]+|drop\s+(?:table|database)|delete-db|terminate-instances|bash\s+-c)|0\.0\.0\.0/0|::/0|\$\(|;\s*rm\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
