using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Reads a question without a model. Pure; never throws on input.</summary>
internal static partial class QuestionParser
{
    private const int MaxLength = 1_000;
    private const int MaxWords = 8;

    private static readonly TimeSpan DefaultSince = TimeSpan.FromHours(1);

    private static readonly FrozenDictionary<string, LogSeverity> Severities = new Dictionary<string, LogSeverity>(StringComparer.OrdinalIgnoreCase)
    {
        ["warning"] = LogSeverity.Warning, ["warnings"] = LogSeverity.Warning, ["warn"] = LogSeverity.Warning,
        ["error"] = LogSeverity.Error, ["errors"] = LogSeverity.Error,
        ["critical"] = LogSeverity.Critical, ["fatal"] = LogSeverity.Critical,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> StopWords = new[]
    {
        "a", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but", "by", "can", "could", "did", "do", "does", "during", "ever", "find", "for", "from",
        "get", "give", "had", "happen", "happened", "happening", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "just", "line", "lines", "list", "log", "logged", "logs",
        "look", "many", "me", "much", "most", "my", "new", "no", "now", "of", "often", "on", "or", "our", "over", "please", "recent", "recently", "see", "seen", "should", "show", "since", "so", "some",
        "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "time", "times", "to", "us", "was", "we", "were", "what", "whats", "when", "where", "which", "who",
        "why", "will", "with", "within", "would", "you", "your", "about", "anything", "something", "going", "up", "latest", "last", "past", "events", "event", "entries", "messages", "message", "only", "just", "same", "also", "then", "again", "come", "came", "run", "ran", "out", "everything", "whole",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int MostEarlier = 5;

    private static readonly Question NotAsked = new("", default, null, TimeZoneInfo.Utc);

    /// <summary>Where no time is named: when something happened first or last, what changed and what is misconfigured is rarely asked about the last hour.</summary>
    private static readonly TimeSpan ForMoments = TimeSpan.FromDays(7);
    private static readonly TimeSpan ForChanges = TimeSpan.FromHours(24);
    private static readonly TimeSpan ForFindings = TimeSpan.FromDays(30);

    /// <summary>Reads a question in the light of those before it.</summary>
    public static ReadQuestion Read(Question question)
    {
        var read = ReadAlone(question);
        if (question.Earlier.Count == 0 || !FollowUp.Is(question.Text, read))
        {
            return read;
        }

        ReadQuestion? before = null;
        foreach (var earlier in question.Earlier.TakeLast(MostEarlier))
        {
            var asked = ReadAlone(question with { Text = earlier.Text, Earlier = [] });
            before = before is not null && FollowUp.Is(earlier.Text, asked) ? FollowUp.Merge(before, asked) : asked;
        }

        return FollowUp.Merge(before!, read);
    }

    private static ReadQuestion ReadAlone(Question question)
    {
        var text = question.Text.Length > MaxLength ? question.Text[..MaxLength] : question.Text;
        var (without, kept) = QuestionIntents.TakeExcluded(text);
        var (phrases, unquoted) = TakePhrases(kept);
        var intent = QuestionIntents.Read(unquoted);
        var clock = new AskedClock(question.AskedAt, question.Zone);
        var (window, windowWords, rest) = TimePhrases.Find(intent.Rest, clock);
        var incident = NamedIncident(unquoted);
        var source = incident is not null || (intent.Source is null && AboutIncidents().IsMatch(unquoted)) ? QuerySource.Incidents : intent.Source ?? QuerySource.Logs;
        return WithWords(rest, source) with
        {
            Window = window ?? Default(question, clock, source, intent.Shape),
            WindowWords = window is null ? null : windowWords,
            Asked = question,
            Source = source,
            Shape = intent.Shape,
            GroupBy = intent.GroupBy,
            Top = intent.Top,
            Earlier = intent.Earlier,
            Phrases = phrases,
            Without = without,
            ResolvedToo = source == QuerySource.Incidents && AsksForResolved(unquoted),
            Incident = incident,
        };
    }

    /// <summary>What the words that are left say; the rest is filled in by the caller.</summary>
    private static ReadQuestion WithWords(string rest, QuerySource source)
    {
        var words = Words(rest).ToList();
        var severity = words.FirstOrDefault(Severities.ContainsKey);
        var telling = words.Where(w => !Severities.ContainsKey(w) && !(source == QuerySource.Incidents && IncidentWords().IsMatch(w))).Take(MaxWords).ToList();
        var placed = Placed().Matches(rest).Select(m => m.Groups["place"].Value.TrimEnd('.', ':', '-', ',')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Window = default,
            Asked = NotAsked,
            Words = telling,
            Places = [.. telling.Where(placed.Contains)],
            AtLeast = severity is null ? LogSeverity.Unknown : Severities[severity],
            SeverityWord = severity,
        };
    }

    private static TimeRange Default(Question question, AskedClock clock, QuerySource source, QueryShape? shape) => question.Window
        ?? clock.Since(question.AskedAt - (question.Since is null ? Usual(source, shape) : Bounded(question.Since)));

    private static TimeSpan Usual(QuerySource source, QueryShape? shape) => source switch
    {
        QuerySource.Changes => ForChanges,
        QuerySource.Findings => ForFindings,
        _ => shape is QueryShape.First or QueryShape.Last ? ForMoments : DefaultSince,
    };

    /// <summary>A word without the endings that lines often lack: "failures" and "failed" both find "fail".</summary>
    public static string Stem(string word)
    {
        foreach (var ending in (string[])["ures", "ure", "ing", "ed", "es", "s"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && word.All(char.IsAsciiLetter))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    private static IncidentId? NamedIncident(string text) =>
        IncidentName().Match(text) is { Success: true } name ? new IncidentId(name.Value.ToLowerInvariant()) : null;

    private static bool AsksForResolved(string text) => !OpenWord().IsMatch(text) && ResolvedWords().IsMatch(text);

    private static TimeSpan Bounded(TimeSpan? since) =>
        since is { } given && given > TimeSpan.Zero ? (given < TimeSpan.FromDays(3_650) ? given : TimeSpan.FromDays(3_650)) : DefaultSince;

    private static (List<string> Phrases, string Unquoted) TakePhrases(string text)
    {
        var phrases = Quoted().Matches(text).Select(m => m.Groups["text"].Value.Trim()).Where(p => p.Length > 0).Take(MaxWords).ToList();
        return (phrases, Quoted().Replace(text, " "));
    }

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(text.Replace("'s ", " ", StringComparison.Ordinal)).Select(m => m.Value.TrimEnd('.', ':', '-', ',')).Where(w => w.Length > 1 && !StopWords.Contains(w)).Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("[\"\u201C](?<text>[^\"\u201D]{1,200})[\"\u201D]", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}\p{N}_/][\p{L}\p{N}_./:@$-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bincidents?\b|\bwhat('s|s| is| are)? (open|wrong|broken|down|on fire)\b|\b(anything|something) (open|wrong|broken|down|on fire)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AboutIncidents();

    [GeneratedRegex(@"^(incidents?|open|wrong|broken|down|fire|acknowledged|mitigated|resolved|closed|triggered|active|ongoing|current|currently|right|inc-[0-9a-z]+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex IncidentWords();

    [GeneratedRegex(@"\b(resolved|closed|all|past|recent|were|yesterday|last)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ResolvedWords();

    [GeneratedRegex(@"\b(open|active|ongoing)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OpenWord();

    [GeneratedRegex(@"\binc-[0-9a-z]{4,20}\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex IncidentName();

    [GeneratedRegex(@"\b((on|of|for|in|from|at|by|about|to)\s+)+(the\s+)?(?<place>[\p{L}\p{N}_/][\p{L}\p{N}_./:@$-]*)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Placed();
}
