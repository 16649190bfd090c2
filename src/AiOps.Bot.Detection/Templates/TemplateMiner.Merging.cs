namespace AiOps.Bot.Detection.Templates;

public sealed partial class TemplateMiner
{
    /// <summary>Takes in what another miner learned elsewhere. Templates of both keep this one's id; the other's id finds it too.</summary>
    public void Merge(TemplateMiner other)
    {
        foreach (var cluster in other._byId.Values.OrderBy(c => c.Birth))
        {
            var known = FindCovering(cluster);
            if (known is null)
            {
                Adopt(cluster);
                continue;
            }

            known.Count += cluster.Count;
            if (known.Id != cluster.Id && !_byId.ContainsKey(cluster.Id))
            {
                _joined[cluster.Id] = known.Id;
            }
        }

        _lines += other._lines;
        Evict();
    }

    /// <summary>The template that all lines of another miner's template belong to here.</summary>
    private TemplateCluster? FindCovering(TemplateCluster cluster) =>
        _byShape.TryGetValue(cluster.ShapeHash, out var equal) ? equal
        : _byLength.TryGetValue(cluster.Length, out var bucket) ? bucket.Clusters.FirstOrDefault(c => c.OpenPlaces != 0 && c.Covers(cluster.Hashes)) : null;

    private void Adopt(TemplateCluster cluster)
    {
        var adopted = new TemplateCluster
        {
            Id = _byId.ContainsKey(cluster.Id) ? FreeIdFor(cluster.Texts) : cluster.Id, Birth = _births++, Hashes = cluster.Hashes, Texts = cluster.Texts,
            OpenPlaces = cluster.OpenPlaces, TellingPlaces = cluster.TellingPlaces, Count = cluster.Count, LastUse = _lines,
        };
        _joined.Remove(adopted.Id);
        var covered = adopted.OpenPlaces == 0 || !_byLength.TryGetValue(adopted.Length, out var bucket)
            ? [] : bucket.Clusters.Where(c => adopted.Covers(c.Hashes)).OrderBy(c => c.Birth).ToList();
        if (covered.Count == 0)
        {
            Insert(adopted);
            Generalise(adopted);
            return;
        }

        adopted.Count += covered.Sum(c => c.Count);
        Replace(covered, adopted);
    }
}
