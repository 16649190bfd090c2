namespace AiOps.Bot.Detection.Templates;

/// <summary>The templates with the same number of tokens.</summary>
internal sealed class LengthBucket
{
    /// <summary>More sets of open places than this are not tried, so that a match stays cheap whatever was learned.</summary>
    private const int MaxPatterns = 64;

    private readonly List<ulong> _patterns = [];

    public List<TemplateCluster> Clusters { get; } = [];

    /// <summary>The sets of open places that occur, fewest open first.</summary>
    public IReadOnlyList<ulong> Patterns => _patterns;

    public void Add(TemplateCluster cluster)
    {
        Clusters.Add(cluster);
        if (cluster.OpenPlaces == 0 || _patterns.Contains(cluster.OpenPlaces) || _patterns.Count == MaxPatterns)
        {
            return;
        }

        var at = 0;
        while (at < _patterns.Count && System.Numerics.BitOperations.PopCount(_patterns[at]) <= cluster.Openness)
        {
            at++;
        }

        _patterns.Insert(at, cluster.OpenPlaces);
    }
}
