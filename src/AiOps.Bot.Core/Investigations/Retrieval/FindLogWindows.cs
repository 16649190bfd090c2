namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Hybrid search: by vector and by words, fused by their scores, each as a share of the best (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid
/// Retrieval", TOIS 2023). Ranks alone, as reciprocal rank fusion takes them, forget how far ahead the first is: a telling line amid chatter is then lost to
/// windows that are middling in both searches. What is left is thinned to windows that are unlike each other and of different sources. Where the embedding model is
/// down, words alone answer and the gap says so.
/// </summary>
internal sealed class FindLogWindows(IVectorIndex index, LogWindowEmbedder embedder)
{
    /// <summary>Each search returns so many, of which each group has at most <see cref="PerGroup"/>: enough to choose unlike ones from, too few for one group to fill.</summary>
    private const int Candidates = 60;
    private const int PerGroup = 12;

    /// <summary>Windows are mostly chatter, and so are their vectors; words know the one telling line. Results are flat from 0.2 to 0.4 and fall off beyond.</summary>
    private const double ShareOfVector = 0.3;

    public async Task<FoundWindows> FindAsync(WindowQuestion question, CancellationToken cancellationToken)
    {
        var asked = embedder.TemplatesOf(question.Lines);
        if (asked.Length == 0)
        {
            return new([], null);
        }

        var weights = TermWeights.From(question.Background.Select(embedder.TemplatesOf));
        var (vector, space, gap) = await EmbedAsync(asked, weights, cancellationToken);
        if (space is null)
        {
            return new([], gap);
        }

        var scope = new SearchScope(space, question.Filter, Candidates, PerGroup);
        var similar = vector is null ? [] : await index.FindSimilarAsync(vector, scope, cancellationToken);
        var worded = await index.FindByTermsAsync(WindowTerms.Asked(asked), scope, cancellationToken);
        var likeness = new WindowLikeness(asked, weights, vector);
        var fused = Fuse(similar, worded, question, likeness);
        return new(DiverseWindows.Choose(fused, question), gap);
    }

    private async Task<(float[]? Vector, EmbeddingSpace? Space, string? Gap)> EmbedAsync(CountedTemplate[] asked, TermWeights weights, CancellationToken cancellationToken)
    {
        try
        {
            var vectors = await embedder.EmbedAsync([asked], weights, cancellationToken);
            return (vectors[0], await embedder.GetSpaceAsync(cancellationToken), null);
        }
        catch (EmbeddingFault fault)
        {
            var spaces = await index.GetSpacesAsync(cancellationToken);
            var space = spaces.Where(s => s.Model == embedder.Model).MaxBy(s => s.Dimension) ?? (spaces.Count > 0 ? spaces[0] : null);
            return (null, space, $"{fault.Message} Related log windows were searched by words only.");
        }
    }

    private static FoundWindow[] Fuse(IReadOnlyList<VectorHit> similar, IReadOnlyList<VectorHit> worded, WindowQuestion question, WindowLikeness likeness)
    {
        var points = similar.Concat(worded).Select(h => h.Point).Where(p => !question.IsExcluded(p)).DistinctBy(p => p.Id).ToList();
        var found = worded.ToDictionary(h => h.Point.Id, h => h.Score, StringComparer.Ordinal);
        var words = points.ToDictionary(p => p.Id, p => question.Background.Count > 0 ? likeness.Words(p) : found.GetValueOrDefault(p.Id), StringComparer.Ordinal);
        var (mostAlike, mostWords) = (Most(points.Select(likeness.Cosine)), Most(words.Values));
        return [.. points
            .Select(p => new FoundWindow(p, likeness.Of(p), (ShareOfVector * likeness.Cosine(p) / mostAlike) + ((1 - ShareOfVector) * words[p.Id] / mostWords)))
            .Where(w => w.Likeness >= question.LeastLikeness)
            .OrderByDescending(w => w.Rank).ThenBy(w => w.Point.Id, StringComparer.Ordinal)];
    }

    private static double Most(IEnumerable<double> scores) => scores.DefaultIfEmpty(0).Max() is var most and > 0 ? most : 1;
}
