namespace AiOps.Bot.Core.Investigations.Ranking.Resources;

/// <summary>The words in a metric's name: <c>CpuUsageRate(%)</c> and <c>cpu_usage_rate_pct</c> both say cpu, usage, rate.</summary>
internal static class MetricWords
{
    public static HashSet<string> Of(string metric)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var i = 1; i <= metric.Length; i++)
        {
            if (i == metric.Length || IsBreak(metric[i - 1], metric[i]))
            {
                Add(words, metric.AsSpan(start, i - start));
                start = i;
            }
        }

        return words;
    }

    private static bool IsBreak(char left, char right) => char.IsLetter(left) != char.IsLetter(right) || (char.IsLower(left) && char.IsUpper(right));

    private static void Add(HashSet<string> words, ReadOnlySpan<char> word)
    {
        if (!word.IsEmpty && (char.IsLetter(word[0]) || word[0] == '%'))
        {
            words.Add(word.ToString().ToLowerInvariant());
        }
        else if (word.Contains('%'))
        {
            words.Add("%");
        }
    }
}
