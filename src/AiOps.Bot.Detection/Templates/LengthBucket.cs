using System.Numerics;

namespace AiOps.Bot.Detection.Templates;

/// <summary>The templates with the same number of tokens.</summary>
internal sealed class LengthBucket
{
    /// <summary>More sets of open places than this are not tried, so that a match stays cheap whatever was learned.</summary>
    private const int MaxPatterns = 64;

    private readonly List<TemplateCluster> _clusters = [];
    private ulong[]? _patterns = [];

    public IReadOnlyList<TemplateCluster> Clusters => _clusters;

    /// <summary>The sets of open places that occur, fewest open first: a function of the templates alone, not of how they came to be.</summary>
    public ulong[] Patterns => _patterns ??=
        [.. _clusters.Select(c => c.OpenPlaces).Where(places => places != 0).Distinct().OrderBy(BitOperations.PopCount).ThenBy(places => places).Take(MaxPatterns)];

    public void Add(TemplateCluster cluster)
    {
        _clusters.Add(cluster);
        _patterns = cluster.OpenPlaces == 0 ? _patterns : null;
    }

    public void Remove(IReadOnlyCollection<TemplateCluster> clusters)
    {
        _clusters.RemoveAll(clusters.Contains);
        _patterns = null;
    }
}
