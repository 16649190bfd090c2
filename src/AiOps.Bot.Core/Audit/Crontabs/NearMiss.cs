namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Finds the word that was surely meant, where a word is not known.</summary>
internal static class NearMiss
{
    /// <summary>The one candidate that is nearest and near enough, or null where there is none or two are equally near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        var reach = Reach(word.Length);
        var (best, bestDistance, tied) = ((string?)null, reach + 1, false);
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal))
        {
            var distance = EditDistance.Between(word, candidate, reach);
            if (distance == 0 || distance > bestDistance || distance > reach || DifferOnlyInDigits(word, candidate))
            {
                continue;
            }

            tied = distance == bestDistance;
            (best, bestDistance) = (candidate, distance);
        }

        return tied ? null : best;
    }

    // A short word is near to many others: "cp" is not "mv" mistyped.
    private static int Reach(int length) => length switch { <= 3 => 0, <= 6 => 1, _ => 2 };

    // backup-1.sh is another script, not backup-2.sh mistyped.
    private static bool DifferOnlyInDigits(string left, string right) =>
        left.Any(char.IsAsciiDigit) && right.Any(char.IsAsciiDigit) && WithoutDigits(left) == WithoutDigits(right);

    private static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsAsciiDigit(c)));
}
