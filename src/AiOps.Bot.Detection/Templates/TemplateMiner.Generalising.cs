using System.Numerics;

namespace AiOps.Bot.Detection.Templates;

public sealed partial class TemplateMiner
{
    /// <summary>Opens places of a new template for which there is enough evidence, again and again until there is none.</summary>
    private TemplateCluster Generalise(TemplateCluster cluster)
    {
        while (PlacesToOpen(cluster) is var places and not 0)
        {
            cluster = Join(cluster, places);
        }

        return cluster;
    }

    private ulong PlacesToOpen(TemplateCluster cluster) => PlaceToOpen(cluster) is var place and >= 0 ? 1UL << place : PairToOpen(cluster);

    private int PlaceToOpen(TemplateCluster cluster)
    {
        var shape = cluster.ShapeHash;
        var found = -1;
        for (var i = 0; i < Math.Min(cluster.Length, Shape.MaxPlaces); i++)
        {
            if (cluster.Hashes[i] == Shape.Wild)
            {
                continue;
            }

            var weight = _variations.Add(shape - Shape.At(cluster.Hashes[i], i) + Shape.At(Shape.Wild, i), TokenWeight.Of(cluster.Texts[i]));
            if (found < 0 && weight >= WeightNeeded(cluster, i))
            {
                found = i;
            }
        }

        return found;
    }

    /// <summary>
    /// How much variation makes a place variable: the less constant text is left to tell the message by, the more it takes, and most at the start, where the subject stands.
    /// </summary>
    private static int WeightNeeded(TemplateCluster cluster, int place)
    {
        var atStart = place == 0 ? 4 * TokenWeight.Word : 0;
        return BitOperations.PopCount(cluster.TellingPlaces & ~(1UL << place)) switch
        {
            0 => int.MaxValue,
            1 => 8 * TokenWeight.Word + atStart,
            2 => 5 * TokenWeight.Word + atStart,
            _ => 4 * TokenWeight.Word + atStart,
        };
    }

    /// <summary>Makes one template of all that differ from this one in the places only.</summary>
    private TemplateCluster Join(TemplateCluster cluster, ulong places)
    {
        var hashes = WithOpen(cluster.Hashes, places);
        var open = new TemplateCluster
        {
            Id = 0, Birth = 0, Hashes = hashes, Texts = cluster.Texts, TellingPlaces = cluster.TellingPlaces & ~places, OpenPlaces = cluster.OpenPlaces | places,
        };
        var members = _byLength[cluster.Length].Clusters.Where(c => open.Covers(c.Hashes)).OrderBy(c => c.Birth).ToList();
        var texts = (string[])cluster.Texts.Clone();
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = hashes[i] == Shape.Wild ? CommonText.Of([.. members.Select(m => m.Texts[i])]) : members[0].Texts[i];
        }

        var joined = new TemplateCluster
        {
            Id = members[0].Id, Birth = members[0].Birth, Hashes = hashes, Texts = texts, TellingPlaces = open.TellingPlaces, OpenPlaces = open.OpenPlaces,
            Count = members.Sum(m => m.Count), LastUse = members.Max(m => m.LastUse),
        };
        Replace(members, joined);
        return joined;
    }

    private static ulong[] WithOpen(ulong[] hashes, ulong places)
    {
        var open = (ulong[])hashes.Clone();
        for (; places != 0; places &= places - 1)
        {
            open[BitOperations.TrailingZeroCount(places)] = Shape.Wild;
        }

        return open;
    }

    private void Replace(List<TemplateCluster> members, TemplateCluster joined)
    {
        _byLength[joined.Length].Remove(members);
        foreach (var member in members)
        {
            _byShape.Remove(member.ShapeHash);
            _byId.Remove(member.Id);
            _tokens -= member.Length;
            if (member.Id != joined.Id)
            {
                _joined[member.Id] = joined.Id;
            }
        }

        Insert(joined);
    }

    /// <summary>Forgets the quarter of the templates that was not seen for longest, once there are too many.</summary>
    private void Evict()
    {
        if (_byId.Count <= _options.MaxTemplates && _tokens <= _options.MaxTokens && _joined.Count <= 4 * _options.MaxTemplates)
        {
            return;
        }

        var kept = _byId.Values.OrderByDescending(c => c.LastUse).ThenBy(c => c.Birth).Take(Math.Max(1, _byId.Count * 3 / 4)).OrderBy(c => c.Birth).ToList();
        Reset(kept);
        if (_joined.Count > 2 * _options.MaxTemplates)
        {
            _joined.Clear();
        }

        foreach (var gone in _joined.Where(pair => !_byId.ContainsKey(pair.Value)).Select(pair => pair.Key).ToList())
        {
            _joined.Remove(gone);
        }
    }

    private void Reset(IEnumerable<TemplateCluster> clusters)
    {
        _byShape.Clear();
        _byId.Clear();
        _byLength.Clear();
        _tokens = 0;
        foreach (var cluster in clusters)
        {
            Insert(cluster);
        }
    }
}
