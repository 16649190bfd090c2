using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Vectors;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>
/// Log windows on a Qdrant server or cluster. Points are stored first and the progress after them, so a crash between the two leaves points that
/// <see cref="RewindAsync"/> takes back.
/// </summary>
internal sealed class QdrantVectorIndex(QdrantConnection connection) : IVectorIndex
{
    private const int MostHits = 1_000;

    /// <summary>About a megabyte of JSON at 256 dimensions, a few at 1,536; servers take 32.</summary>
    private const int BatchSize = 250;

    private readonly QdrantCollections _collections = new(connection);

    public async Task UpsertAsync(EmbeddingSpace space, IReadOnlyList<VectorPoint> points, IndexProgress progress, CancellationToken cancellationToken)
    {
        PointRules.Check(space, points);
        var collection = await _collections.EnsureAsync(space, cancellationToken);
        foreach (var batch in points.Chunk(BatchSize))
        {
            await StoreAsync(collection, space, () => [.. batch.Select(QdrantPoints.Write)], cancellationToken);
        }

        await StoreAsync(collection, space, () => [Mark(space, progress)], cancellationToken);
    }

    public Task<IReadOnlyList<VectorHit>> FindSimilarAsync(ReadOnlyMemory<float> vector, SearchScope scope, CancellationToken cancellationToken)
    {
        if (vector.IsEmpty || vector.Length != scope.Space.Dimension)
        {
            return Task.FromResult<IReadOnlyList<VectorHit>>([]);
        }

        var query = new JsonObject
        {
            ["query"] = QdrantPoints.Numbers(vector.Span),
            ["using"] = QdrantNames.Dense,
            ["params"] = new JsonObject { ["hnsw_ef"] = Math.Max(128, scope.Limit * 2), ["quantization"] = new JsonObject { ["rescore"] = true, ["oversampling"] = 2 } },
        };
        return FindAsync(query, scope, cancellationToken);
    }

    public Task<IReadOnlyList<VectorHit>> FindByTermsAsync(TermVector terms, SearchScope scope, CancellationToken cancellationToken) =>
        terms.IsEmpty ? Task.FromResult<IReadOnlyList<VectorHit>>([]) : FindAsync(new() { ["query"] = QdrantPoints.Sparse(terms), ["using"] = QdrantNames.Terms }, scope, cancellationToken);

    public async Task<long> CountAsync(EmbeddingSpace space, VectorFilter filter, CancellationToken cancellationToken) =>
        await CountAsync(_collections.NameOf(space), QdrantFilter.Of(filter), cancellationToken);

    public async Task<IndexProgress> GetProgressAsync(EmbeddingSpace space, CancellationToken cancellationToken) =>
        (await MarkAsync(_collections.NameOf(space), cancellationToken)).Progress;

    public async Task<IReadOnlyList<EmbeddingSpace>> GetSpacesAsync(CancellationToken cancellationToken) => [.. (await SpacesAsync(cancellationToken)).Select(s => s.Space)];

    public async Task RewindAsync(EmbeddingSpace space, long sequence, CancellationToken cancellationToken)
    {
        var collection = _collections.NameOf(space);
        var progress = await GetProgressAsync(space, cancellationToken);
        if (await DeleteAsync(collection, QdrantFilter.Where("first_sequence", "gt", sequence), cancellationToken) && progress != IndexProgress.None)
        {
            await UpsertAsync(space, [], new(sequence, Math.Min(progress.Embedded, sequence)), cancellationToken);
        }
    }

    public async Task ForgetOthersAsync(EmbeddingSpace space, CancellationToken cancellationToken)
    {
        foreach (var (collection, other) in await SpacesAsync(cancellationToken))
        {
            if (other != space)
            {
                await _collections.DeleteAsync(collection, cancellationToken);
            }
        }
    }

    public async Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = 0L;
        foreach (var collection in await _collections.ListAsync(cancellationToken))
        {
            old += await CountAsync(collection, QdrantFilter.Where("to_ms", "lt", Milliseconds.Of(before)), cancellationToken);
            await DeleteAsync(collection, QdrantFilter.Where("to_ms", "lt", Milliseconds.Of(before)), cancellationToken);
        }

        return old;
    }

    private static JsonObject Mark(EmbeddingSpace space, IndexProgress progress) => new()
    {
        ["id"] = QdrantNames.Progress,
        ["vector"] = new JsonObject(),
        ["payload"] = new JsonObject
        {
            ["kind"] = "progress", ["model"] = space.Model, ["dimension"] = space.Dimension, ["indexed"] = progress.Indexed, ["embedded"] = progress.Embedded,
        },
    };

    /// <summary>The point that holds the progress; without a space where there is no collection or none was set.</summary>
    private Task<(EmbeddingSpace? Space, IndexProgress Progress)> MarkAsync(string collection, CancellationToken cancellationToken) =>
        connection.ReadAsync((HttpMethod.Get, $"collections/{collection}/points/{QdrantNames.Progress}", null), ReadMark, (null, IndexProgress.None), cancellationToken);

    private static (EmbeddingSpace? Space, IndexProgress Progress) ReadMark(JsonElement point)
    {
        var mark = point.GetProperty("payload");
        return (new(mark.GetProperty("model").GetString() ?? "", mark.GetProperty("dimension").GetInt32()), new(mark.GetProperty("indexed").GetInt64(), mark.GetProperty("embedded").GetInt64()));
    }

    private async Task<List<(string Collection, EmbeddingSpace Space)>> SpacesAsync(CancellationToken cancellationToken)
    {
        var spaces = new List<(string, EmbeddingSpace)>();
        foreach (var collection in await _collections.ListAsync(cancellationToken))
        {
            if ((await MarkAsync(collection, cancellationToken)).Space is { } space)
            {
                spaces.Add((collection, space));
            }
        }

        return spaces;
    }

    private async Task StoreAsync(string collection, EmbeddingSpace space, Func<JsonNode[]> points, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var body = new JsonObject { ["points"] = new JsonArray(points()) };
            if (await connection.SendAsync(HttpMethod.Put, $"collections/{collection}/points?wait=true", body, cancellationToken) is not null)
            {
                return;
            }

            // Somebody deleted the collection while we ran.
            _collections.Forget(collection);
            await _collections.EnsureAsync(space, cancellationToken);
        }

        throw new StorageException($"The Qdrant collection '{collection}' disappears as soon as it is made. See who deletes it, or change {VectorOptions.Section}:Collection.");
    }

    private async Task<IReadOnlyList<VectorHit>> FindAsync(JsonObject query, SearchScope scope, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(scope.Limit, 0, MostHits);
        if (limit == 0)
        {
            return [];
        }

        query["filter"] = QdrantFilter.Of(scope.Filter);
        query["limit"] = limit;
        query["with_payload"] = true;
        query["with_vector"] = true;
        if (scope.PerGroup > 0)
        {
            (query["group_by"], query["group_size"]) = ("group_key", scope.PerGroup);
        }

        var path = $"collections/{_collections.NameOf(scope.Space)}/points/query{(scope.PerGroup > 0 ? "/groups" : "")}";
        var hits = await connection.ReadAsync((HttpMethod.Post, path, query), answer => Hits(answer, scope.PerGroup > 0).ToList(), [], cancellationToken);
        return [.. hits.OrderByDescending(h => h.Score).ThenBy(h => h.Point.Id, StringComparer.Ordinal).Take(limit)];
    }

    private static IEnumerable<VectorHit> Hits(JsonElement answer, bool isGrouped) => isGrouped
        ? answer.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("hits").EnumerateArray()).Select(QdrantPoints.Read)
        : answer.GetProperty("points").EnumerateArray().Select(QdrantPoints.Read);

    private Task<long> CountAsync(string collection, JsonObject filter, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["filter"] = filter, ["exact"] = true };
        return connection.ReadAsync((HttpMethod.Post, $"collections/{collection}/points/count", body), answer => answer.GetProperty("count").GetInt64(), 0, cancellationToken);
    }

    private async Task<bool> DeleteAsync(string collection, JsonObject filter, CancellationToken cancellationToken) =>
        await connection.SendAsync(HttpMethod.Post, $"collections/{collection}/points/delete?wait=true", new JsonObject { ["filter"] = filter }, cancellationToken) is not null;
}
