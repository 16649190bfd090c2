using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Numbers the kinds of events: a line's template, or the line itself where it is one word that names an event. Kinds that turn out to be one template are one in the end.
/// Bounded: what comes after <see cref="MostKinds"/> kinds is of kind 0. Not thread-safe.
/// </summary>
internal sealed class EventKinds
{
    public const int MostKinds = 200_000;

    /// <summary>More different words are values and no names, and go to the miner.</summary>
    private const int MostWords = 5_000;

    private const int LongestWord = 48;

    private readonly TemplateMiner _miner = new();
    private readonly Dictionary<long, int> _byTemplate = [];
    private readonly Dictionary<string, int> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<(long Template, string? Word)> _kinds = [(0, null)];

    public EventKinds() => _bySpan = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many numbers are given, 0 among them.</summary>
    public int Count => _kinds.Count;

    /// <summary>The kind of an event that is named by a word.</summary>
    public int OfWord(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out var kind))
        {
            return kind;
        }

        if (Count >= MostKinds)
        {
            return 0;
        }

        var name = word.ToString();
        return _byWord[name] = Number(0, name);
    }

    /// <summary>The kind of a line's event.</summary>
    /// <param name="shapes">Holds the content cut into tokens.</param>
    /// <param name="line">Its number there.</param>
    /// <param name="content">The line without its time, and with what names its session replaced.</param>
    public int OfLine(LineShapes shapes, int line, ReadOnlySpan<char> content)
    {
        var word = content.Trim(" \t*,;:|=\"'[](){}<>");
        if (word.Length is > 0 and <= LongestWord && !word.ContainsAny(" \t,=") && (_byWord.Count < MostWords || _bySpan.ContainsKey(word)))
        {
            return OfWord(word);
        }

        var template = _miner.Learn(shapes, line, content).Id;
        return _byTemplate.TryGetValue(template, out var kind) ? kind : Count >= MostKinds ? 0 : _byTemplate[template] = Number(template, null);
    }

    /// <summary>For each number the one that stands for it now that all lines were read.</summary>
    public int[] Settle()
    {
        var settled = new int[Count];
        for (var i = 1; i < settled.Length; i++)
        {
            var (template, word) = _kinds[i];
            settled[i] = word is null && _miner.Find(template) is { } found ? _byTemplate.GetValueOrDefault(found.Id, i) : i;
        }

        return settled;
    }

    /// <summary>What a kind's events look like.</summary>
    public string NameOf(int kind) => _kinds[kind] is var (template, word) && kind > 0 ? word ?? _miner.Find(template)?.Text ?? "(forgotten)" : "(other)";

    private int Number(long template, string? word)
    {
        _kinds.Add((template, word));
        return Count - 1;
    }
}
