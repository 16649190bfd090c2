using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Words that an incident speaks, by how loudly: what new errors name between quotes loudest, then their other words, then metrics that departed.</summary>
internal static class SpokenWords
{
    // Ordered by how directly a word points at the fault; each may be halved without changing any outcome on the data that it was set on.
    private const double Quoted = 1.6;
    private const double InErrors = 1;
    private const double InWarnings = 0.9;
    private const double InOtherNews = 0.6;
    private const double InAlert = 0.6;
    private const double Gone = 0.7;
    private const double InMetrics = 0.5;
    private const double InLevel = 0.5;
    private const double OfEntities = 0.3;
    private const double Usual = 0.4;

    private static readonly char[] Quotes = ['\'', '"', '`', '[', ']', '(', ')', '<', '>', '='];

    public static Dictionary<string, double> Of(IncidentSigns signs)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        void Speak(string text, double weight)
        {
            foreach (var word in ChangeWords.Of(text))
            {
                words[word] = Math.Max(weight, words.GetValueOrDefault(word));
            }
        }

        foreach (var statement in signs.New)
        {
            Speak(statement.Statement.Example, WeightOf(statement.Severity));
            Speak(statement.IsTrouble ? string.Join(' ', InQuotes(statement.Statement.Example)) : "", Quoted);
            Speak(statement.Severity.ToString(), InLevel);
        }

        foreach (var usual in signs.Statements.Where(s => !s.IsNew).GroupBy(s => s.Entity))
        {
            // Where all that an entity writes stops, what stopped says nothing.
            var stays = (double)usual.Count(s => !s.IsGone) / usual.Count();
            Speak(string.Join(' ', usual.Where(s => s.IsGone).Select(s => s.Statement.Example)), Gone * stays);
        }

        Speak($"{signs.Bundle.Alert?.Metric} {signs.Bundle.Alert?.Description}", InAlert);
        Speak(string.Join(' ', signs.Departures.Select(d => d.Key.Metric)), InMetrics);
        var isEntity = signs.EntityWords();
        var usualWords = signs.UsualWords();
        foreach (var word in words.Keys)
        {
            words[word] *= (isEntity(word) ? OfEntities : 1) * (usualWords.Contains(word) ? Usual : 1);
        }

        return words;
    }

    private static double WeightOf(LogSeverity severity) => severity switch
    {
        >= LogSeverity.Error => InErrors,
        LogSeverity.Warning => InWarnings,
        _ => InOtherNews,
    };

    /// <summary>Single words between quotes or brackets, or behind an equals sign: field names, parameters, keys.</summary>
    private static IEnumerable<string> InQuotes(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!Quotes.Contains(line[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '.' or '-'))
            {
                end++;
            }

            if (end > i + 1 && (line[i] == '=' || (end < line.Length && Quotes.Contains(line[end]))))
            {
                yield return line[(i + 1)..end];
            }
        }
    }
}
