using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>
/// Our collections: one for each space, with a named dense vector, whose quantised copy stays in memory while the floats stay on disk, a sparse vector of terms
/// that the server weighs by rarity, and an index for each payload field that is filtered by.
/// </summary>
internal sealed class QdrantCollections(QdrantConnection connection)
{
    private static readonly (string Field, string Type)[] Indexes =
    [
        ("kind", "keyword"), ("group_key", "keyword"), ("stream_key", "keyword"), ("resource", "keyword"), ("account", "keyword"),
        ("severity", "integer"), ("from_ms", "integer"), ("to_ms", "integer"), ("first_sequence", "integer"),
    ];

    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);

    public string NameOf(EmbeddingSpace space) => QdrantNames.CollectionOf(connection.Options.Collection, space);

    /// <summary>Makes the collection and its indexes where they are missing; safe where several processes do.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> EnsureAsync(EmbeddingSpace space, CancellationToken cancellationToken)
    {
        var name = NameOf(space);
        if (_made.ContainsKey(name))
        {
            return name;
        }

        if (!await ExistsAsync(name, cancellationToken))
        {
            await CreateAsync(name, space, cancellationToken);
        }

        foreach (var (field, type) in Indexes)
        {
            var index = new JsonObject { ["field_name"] = field, ["field_schema"] = type };
            await connection.SendAsync(HttpMethod.Put, $"collections/{name}/index?wait=true", index, cancellationToken);
        }

        _made[name] = true;
        return name;
    }

    /// <summary>To be made anew: somebody deleted it.</summary>
    public void Forget(string name) => _made.TryRemove(name, out _);

    /// <summary>The names of the collections that are ours by their names.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => connection.ReadAsync<IReadOnlyList<string>>(
        (HttpMethod.Get, "collections", null),
        answer => [.. answer.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("name").GetString() ?? "").Where(n => QdrantNames.IsOurs(connection.Options.Collection, n))],
        [],
        cancellationToken);

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Forget(name);
        await connection.SendAsync(HttpMethod.Delete, $"collections/{name}", null, cancellationToken);
    }

    private Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        connection.ReadAsync((HttpMethod.Get, $"collections/{name}/exists", null), answer => answer.GetProperty("exists").GetBoolean(), false, cancellationToken);

    private async Task CreateAsync(string name, EmbeddingSpace space, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(HttpMethod.Put, $"collections/{name}", Definition(space), cancellationToken);
        }
        catch (StorageException)
        {
            // Another process may have been first, or our own answer got lost.
            if (!await ExistsAsync(name, cancellationToken))
            {
                throw;
            }
        }
    }

    private JsonObject Definition(EmbeddingSpace space)
    {
        var definition = new JsonObject
        {
            ["vectors"] = space.Dimension == 0 ? new JsonObject() : new JsonObject
            {
                [QdrantNames.Dense] = new JsonObject { ["size"] = space.Dimension, ["distance"] = "Cosine", ["on_disk"] = true },
            },
            ["sparse_vectors"] = new JsonObject { [QdrantNames.Terms] = new JsonObject { ["modifier"] = "idf", ["index"] = new JsonObject { ["on_disk"] = true } } },
            ["quantization_config"] = new JsonObject { ["scalar"] = new JsonObject { ["type"] = "int8", ["quantile"] = 0.99, ["always_ram"] = true } },
            ["on_disk_payload"] = true,
        };
        if (connection.Options.Shards > 0)
        {
            definition["shard_number"] = connection.Options.Shards;
        }

        if (connection.Options.Replicas > 0)
        {
            definition["replication_factor"] = connection.Options.Replicas;
        }

        return definition;
    }
}
