using System.Runtime.InteropServices;
using System.Text;

namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Learns templates from lines as they come. Typed parts are masked first; a place whose words vary becomes open only after enough different words were seen there in
/// otherwise equal lines, so two messages that differ by a word that matters stay apart. One configuration serves every system. Bounded, deterministic, not thread-safe.
/// </summary>
/// <remarks>
/// The idea of mining online in a structure of fixed depth is Drain's (He et al., ICWS 2017); opening places by evidence of variation is after Brain (Yu et al., TSC 2023).
/// </remarks>
public sealed partial class TemplateMiner
{
    private readonly TemplateMinerOptions _options;
    private readonly LineScan _scan = new();
    private readonly Dictionary<ulong, TemplateCluster> _byShape = [];
    private readonly Dictionary<long, TemplateCluster> _byId = [];
    private readonly Dictionary<int, LengthBucket> _byLength = [];
    private readonly Dictionary<long, long> _joined = [];
    private readonly VariationTable _variations;
    private readonly VariationTable _pairs;
    private long _lines;
    private long _births;
    private int _tokens;

    public TemplateMiner(TemplateMinerOptions? options = null)
    {
        _options = options ?? new TemplateMinerOptions();
        _variations = new VariationTable(_options.MaxVariations);
        _pairs = new VariationTable(_options.MaxVariations);
    }

    public int Count => _byId.Count;

    /// <summary>All templates, oldest first.</summary>
    public IReadOnlyList<Template> Templates => [.. _byId.Values.OrderBy(c => c.Birth).Select(c => c.ToTemplate())];

    /// <summary>Takes a line in, and says which template it belongs to.</summary>
    public TemplateMatch Learn(ReadOnlySpan<char> content)
    {
        _scan.Read(content);
        _lines++;
        return FindCluster(_scan) is { } known ? Seen(known) : Begin(content);
    }

    /// <summary>The template that a line belongs to, without learning from it; null where none fits.</summary>
    public TemplateMatch? Match(ReadOnlySpan<char> content)
    {
        _scan.Read(content);
        return FindCluster(_scan) is { } cluster ? new TemplateMatch(cluster.Id, IsNew: false) : null;
    }

    /// <summary>The template with an id that a match gave, also when it has joined an older one since; null where it was evicted.</summary>
    public Template? Find(long id) => FindCluster(id)?.ToTemplate();

    private TemplateMatch Seen(TemplateCluster known)
    {
        known.Count++;
        known.LastUse = _lines;
        return new TemplateMatch(known.Id, IsNew: false);
    }

    /// <summary>Takes the line that was scanned last as the first one of a template.</summary>
    private TemplateMatch Begin(ReadOnlySpan<char> content)
    {
        var founded = Found(content);
        Insert(founded);
        var cluster = Generalise(founded);
        Evict();
        return new TemplateMatch(cluster.Id, IsNew: true);
    }

    private TemplateCluster? FindCluster(long id) =>
        _byId.TryGetValue(id, out var cluster) || (_joined.TryGetValue(id, out var older) && _byId.TryGetValue(older, out cluster)) ? cluster : null;

    /// <summary>The template of a line that was cut into tokens; changes nothing.</summary>
    internal TemplateCluster? FindCluster(LineScan scan)
    {
        var shape = Shape.HashOf(scan.Tokens);
        if (_byShape.TryGetValue(shape, out var cluster))
        {
            return cluster;
        }

        if (!_byLength.TryGetValue(scan.Count, out var bucket))
        {
            return null;
        }

        foreach (var places in bucket.Patterns)
        {
            if (_byShape.TryGetValue(Shape.Open(shape, scan.Tokens, places), out cluster))
            {
                return cluster;
            }
        }

        return null;
    }

    private TemplateCluster Found(ReadOnlySpan<char> content)
    {
        var tokens = _scan.Tokens;
        var hashes = new ulong[tokens.Length];
        var texts = new string[tokens.Length];
        ulong telling = 0;
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            TemplateText.AppendSpaced(text.Clear(), content, _scan, i);
            hashes[i] = tokens[i].Hash;
            texts[i] = text.ToString();
            telling |= i < Shape.MaxPlaces && tokens[i].HasWords && TokenWeight.IsTelling(texts[i]) ? 1UL << i : 0;
        }

        return new TemplateCluster
        {
            Id = FreeIdFor(texts), Birth = _births++, Hashes = hashes, Texts = texts, TellingPlaces = telling, OpenPlaces = 0, Count = 1, LastUse = _lines,
        };
    }

    private long FreeIdFor(string[] texts)
    {
        var id = TemplateText.IdOf(string.Concat(texts));
        while (_byId.ContainsKey(id) || _joined.ContainsKey(id))
        {
            id = (id + 1) & long.MaxValue;
        }

        return id;
    }

    private void Insert(TemplateCluster cluster)
    {
        _byShape[cluster.ShapeHash] = cluster;
        _byId[cluster.Id] = cluster;
        _tokens += cluster.Length;
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLength, cluster.Length, out _);
        bucket ??= new LengthBucket();
        bucket.Add(cluster);
    }
}
