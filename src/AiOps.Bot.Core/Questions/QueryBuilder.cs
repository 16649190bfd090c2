using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>
/// Finds out what each word of a question means in this store: a log group, a resource, or a word of the lines. Words that no line has are left out, one by one,
/// and that is said, since people ask for "failed logins" where the lines say "Failed password".
/// </summary>
internal sealed class QueryBuilder(ILogStore store)
{
    private readonly List<string> _understood = [];
    private readonly List<string> _gaps = [];
    private TimeRange _places;

    public async Task<LookUp> BuildAsync(ReadQuestion read, CancellationToken cancellationToken)
    {
        var query = new LogQuery { Window = read.Window, Words = read.Phrases, Limit = 1, NewestFirst = true };
        _places = await PlacesAsync(read.Window, cancellationToken);
        Note(read);
        var left = new List<string>();
        foreach (var word in read.Words)
        {
            if (await AsPlaceAsync(query, word, cancellationToken) is { } narrowed)
            {
                query = narrowed;
            }
            else
            {
                left.Add(QuestionParser.Stem(word));
            }
        }

        query = await WithResourceAsync(query, read, cancellationToken);
        query = await WithSeverityAsync(query, read, cancellationToken);
        query = await WithWordsAsync(query, left, cancellationToken);
        return new(Typed(query, read), _understood, _gaps);
    }

    private static TypedQuery Typed(LogQuery query, ReadQuestion read) => ReadQueries.Framed(read) with
    {
        Words = query.Words,
        Groups = query.Groups,
        Resources = [.. query.Resources.Select(r => r.Value)],
        AtLeast = query.AtLeast,
    };

    /// <summary>Where the store has nothing of the time that is asked about, names are looked for in its newest day.</summary>
    private async Task<TimeRange> PlacesAsync(TimeRange window, CancellationToken cancellationToken) =>
        await CountAsync(new() { Window = window, Limit = 1 }, cancellationToken) == 0 && (await store.SummariseAsync(cancellationToken)).Last is { } last
            ? new(last - TimeSpan.FromDays(1), last.AddTicks(1))
            : window;

    private void Note(ReadQuestion read)
    {
        _understood.AddRange(ReadQueries.Notes(read));
        _understood.AddRange(read.Phrases.Select(p => $"exact text: '{p}'"));
    }

    private async Task<LogQuery?> AsPlaceAsync(LogQuery query, string word, CancellationToken cancellationToken)
    {
        // A second group widens the search; a resource narrows it.
        var groups = query with { Window = _places, Groups = [word], Resources = [], Words = [] };
        if (word.Length > 2 && await CountAsync(groups, cancellationToken) > 0)
        {
            _understood.Add($"log groups: names with '{word}'");
            return query with { Groups = [.. query.Groups, word] };
        }

        var resource = query with { Window = _places, Resources = [new(word)], Groups = [], Words = [] };
        if (LooksLikeName(word) && await CountAsync(resource, cancellationToken) > 0)
        {
            _understood.Add($"resource: {word}");
            return query with { Resources = [.. query.Resources, new(word)] };
        }

        return null;
    }

    private async Task<LogQuery> WithResourceAsync(LogQuery query, ReadQuestion read, CancellationToken cancellationToken)
    {
        if (read.Asked.Resource is not { } resource || query.Groups.Count > 0 || query.Resources.Count > 0)
        {
            return query;
        }

        var narrowed = query with { Resources = [resource] };
        if (await CountAsync(narrowed, cancellationToken) == 0)
        {
            return query;
        }

        _understood.Add($"resource: {resource}, which the incident is about");
        return narrowed;
    }

    private async Task<LogQuery> WithSeverityAsync(LogQuery query, ReadQuestion read, CancellationToken cancellationToken)
    {
        if (read.SeverityWord is not { } word)
        {
            return query;
        }

        var graded = query with { AtLeast = read.AtLeast };
        if (await CountAsync(graded, cancellationToken) > 0)
        {
            _understood.Add($"severity: {read.AtLeast} or worse");
            return graded;
        }

        var stem = QuestionParser.Stem(word);
        var spelt = query with { Words = [.. query.Words, stem] };
        if (await CountAsync(spelt, cancellationToken) > 0)
        {
            _understood.Add($"no line is graded {read.AtLeast} or worse there, so lines with the word '{stem}'");
            return spelt;
        }

        _understood.Add($"severity: {read.AtLeast} or worse");
        return graded;
    }

    private async Task<LogQuery> WithWordsAsync(LogQuery query, List<string> words, CancellationToken cancellationToken)
    {
        var counted = new List<(string Word, long Rows)>();
        foreach (var word in words)
        {
            counted.Add((word, await CountAsync(query with { Words = [.. query.Words, word] }, cancellationToken)));
        }

        // The rarest word says most, so it is kept first; words that no line has come last, in other words.
        var (before, missing) = (query, new List<string>());
        foreach (var (word, rows) in counted.OrderBy(c => c.Rows == 0).ThenBy(c => c.Rows))
        {
            if (await WithWordAsync(query, word, rows, cancellationToken) is { } narrowed)
            {
                query = narrowed;
            }
            else
            {
                missing.Add(word);
            }
        }

        if (missing.Count == words.Count && words.Count > 0)
        {
            _understood.Add($"words: {string.Join(", ", words)}");
            return before with { Words = [.. before.Words, .. words] };
        }

        _gaps.AddRange(missing.Select(w => $"No line that fits the rest has '{w}'; it was left out."));
        return query;
    }

    /// <returns>Null where neither the word nor what programs write instead occurs with the rest.</returns>
    private async Task<LogQuery?> WithWordAsync(LogQuery query, string word, long rows, CancellationToken cancellationToken)
    {
        var narrowed = query with { Words = [.. query.Words, word] };
        if (rows > 0)
        {
            if (await CountAsync(narrowed, cancellationToken) == 0)
            {
                return null;
            }

            _understood.Add($"word: {word}");
            return narrowed;
        }

        foreach (var other in OtherWords.For(word).Where(o => !query.Words.Contains(o, StringComparer.OrdinalIgnoreCase)))
        {
            narrowed = query with { Words = [.. query.Words, other] };
            if (await CountAsync(narrowed, cancellationToken) > 0)
            {
                _understood.Add($"no line has '{word}' there, so '{other}'");
                return narrowed;
            }
        }

        return null;
    }

    private async Task<long> CountAsync(LogQuery query, CancellationToken cancellationToken) => (await store.QueryAsync(query, cancellationToken)).MatchingRows;

    private static bool LooksLikeName(string word) => word.Any(c => char.IsAsciiDigit(c) || c is '-' or '/' or ':' or '_' or '.');
}
