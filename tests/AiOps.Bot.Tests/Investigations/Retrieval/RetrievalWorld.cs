using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

/// <summary>
/// A labelled log: troubles of several kinds that left lines on several hosts, told in other words on each, among a great deal of chatter that shares most of
/// their words. Names and words are made from a seed, so nothing depends on how things are called.
/// </summary>
internal sealed class RetrievalWorld
{
    private const int Troubles = 40;
    private const int Places = 3;
    private const int Chatter = 1_500;
    private const int Vocabulary = 600;

    private readonly Random _random;
    private readonly string[] _words;

    public RetrievalWorld(int seed)
    {
        _random = new(seed);
        _words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Word()).Distinct()];
        for (var i = 0; i < Chatter; i++)
        {
            Add($"chatter{i}", $"/chat/{i % 40}", [.. Enumerable.Range(0, 12).Select(_ => Common())]);
        }

        Background = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 12).Select(_ => Common()).ToArray())];
        Questions = [.. Enumerable.Range(0, Troubles).Select(Trouble)];
    }

    public List<VectorPoint> Points { get; } = [];

    /// <summary>Lines to ask with, and the ids of the windows that tell of the same trouble.</summary>
    public IReadOnlyList<(string[] Lines, HashSet<string> Answers)> Questions { get; }

    /// <summary>Lines of some windows, as an investigation reads them to learn what is ordinary.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Background { get; }

    public LogWindowEmbedder Embedder { get; } = Some.Embedder();

    public async Task<IVectorIndex> IndexAsync(IVectorIndex index, bool hasVectors = true)
    {
        var space = await Embedder.GetSpaceAsync(CancellationToken.None);
        await index.UpsertAsync(space, [.. Points.Select(p => hasVectors ? p : p with { Vector = [] })], new(1, 1), CancellationToken.None);
        return index;
    }

    /// <summary>A window of one's own, the newest of all.</summary>
    public void Add(string id, string group, string[] lines, string stream = "s")
    {
        var templates = Embedder.TemplatesOf(lines);
        var vector = Embedder.EmbedAsync([templates], TermWeights.Even, CancellationToken.None);
        Points.Add(new()
        {
            Id = id, Vector = vector.GetAwaiter().GetResult()[0], Terms = WindowTerms.Stored(templates), Stream = new("test", group, stream), Resource = new("i-" + group),
            Severity = LogSeverity.Info, Window = new(Some.Noon.AddMinutes(Points.Count), Some.Noon.AddMinutes(Points.Count + 1)), FirstSequence = Points.Count, LastSequence = Points.Count,
        });
    }

    private (string[] Lines, HashSet<string> Answers) Trouble(int number)
    {
        string[] telling = [Word(), Word(), Word()];
        for (var place = 0; place < Places; place++)
        {
            // One or two lines of trouble in a window of chatter, two of the three telling words in each.
            var about = $"{_words[_random.Next(30)]} {telling[place]} {_words[_random.Next(30)]} {telling[(place + 1) % 3]} code {_random.Next(100)}";
            Add($"trouble{number}-{place}", $"/trouble/{number}-{place}", [about, .. Enumerable.Range(0, 10).Select(_ => Common())]);
        }

        return ([$"{_words[_random.Next(30)]} {telling[0]} {telling[1]} {telling[2]} code {_random.Next(100)}", Common()],
            [.. Enumerable.Range(0, Places).Select(p => $"trouble{number}-{p}")]);
    }

    /// <summary>A line of words that many lines have, the first of them most.</summary>
    private string Common() => string.Join(' ', Enumerable.Range(0, 6).Select(_ => _words[(int)(Math.Pow(_random.NextDouble(), 2) * _words.Length)])) + " " + _random.Next(1_000);

    private string Word() => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + _random.Next(26))));
}
