using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>A collection in memory that refuses what the real one refuses: unknown vector names, wrong lengths, sparse indices that repeat, filters on fields without an index.</summary>
internal sealed class QdrantCollection(JsonObject definition)
{
    private readonly JsonObject _dense = definition["vectors"] as JsonObject ?? [];
    private readonly JsonObject _sparse = definition["sparse_vectors"] as JsonObject ?? [];
    private long _version;

    public JsonObject Definition => definition;

    public ConcurrentDictionary<string, string> Indexes { get; } = [];

    public ConcurrentDictionary<string, QdrantPoint> Points { get; } = [];

    public long Upsert(JsonArray points)
    {
        var version = Interlocked.Increment(ref _version);
        foreach (var point in points)
        {
            var vectors = point!["vector"]!.AsObject();
            foreach (var (name, vector) in vectors)
            {
                Check(name, vector!);
            }

            Points[point["id"]!.ToString()] = new(point["id"]!.DeepClone(), Normalised(vectors), point["payload"]?.DeepClone().AsObject(), version);
        }

        return version;
    }

    public long Delete(JsonNode selector)
    {
        if (selector["filter"] is not { } filter)
        {
            throw new QdrantRefusal(400, "only filters are known here");
        }

        foreach (var (key, _) in Points.Where(p => QdrantFilters.Accepts(Indexed(filter), p.Value)))
        {
            Points.TryRemove(key, out _);
        }

        return Interlocked.Increment(ref _version);
    }

    public IEnumerable<QdrantPoint> Where(JsonNode? filter) => Points.Values.Where(p => QdrantFilters.Accepts(Indexed(filter), p));

    /// <summary>Points with their scores, best first.</summary>
    public IEnumerable<(QdrantPoint Point, double Score)> Query(JsonNode request)
    {
        var name = (string?)request["using"] ?? throw new QdrantRefusal(400, "Wrong input: Not existing vector name error: ");
        Check(name, request["query"]!);
        Func<QdrantPoint, double> score = _sparse.ContainsKey(name) ? Sparse(name, request["query"]!) : Dense(name, request["query"]!.AsArray());
        var scored = Where(request["filter"]).Where(p => p.Vectors.ContainsKey(name)).Select(p => (Point: p, Score: score(p)));
        return scored.Where(s => _dense.ContainsKey(name) || s.Score > 0).OrderByDescending(s => s.Score);
    }

    private JsonNode? Indexed(JsonNode? filter)
    {
        // A real server in strict mode refuses these, and a lenient one reads everything.
        if (filter is not null && Keys(filter).FirstOrDefault(k => !Indexes.ContainsKey(k)) is { } bare)
        {
            throw new QdrantRefusal(400, $"Bad request: Index required but not found for \"{bare}\"");
        }

        return filter;
    }

    private static IEnumerable<string> Keys(JsonNode node) => node switch
    {
        JsonObject condition => condition.SelectMany(c => c.Key == "key" ? [(string)c.Value!] : c.Value is null ? [] : Keys(c.Value)),
        JsonArray list => list.SelectMany(i => i is null ? [] : Keys(i)),
        _ => [],
    };

    private void Check(string name, JsonNode vector)
    {
        if (_dense[name] is { } dense)
        {
            var numbers = vector as JsonArray ?? throw new QdrantRefusal(400, "Wrong input: Conversion between sparse and regular vectors failed");
            if (numbers.Count != (int)dense["size"]!)
            {
                throw new QdrantRefusal(400, $"Wrong input: Vector dimension error: expected dim: {dense["size"]}, got {numbers.Count}");
            }
        }
        else if (_sparse.ContainsKey(name))
        {
            var (indices, values) = (vector["indices"]!.AsArray(), vector["values"]!.AsArray());
            if (indices.Count != values.Count || indices.Select(i => (uint)i!).Distinct().Count() != indices.Count)
            {
                throw new QdrantRefusal(422, "Validation error in JSON body: must be the same length as values and unique");
            }
        }
        else
        {
            throw new QdrantRefusal(400, $"Wrong input: Not existing vector name error: {name}");
        }
    }

    private JsonObject Normalised(JsonObject vectors)
    {
        var copy = vectors.DeepClone().AsObject();
        foreach (var (name, vector) in vectors.Where(v => _dense.ContainsKey(v.Key)))
        {
            var numbers = Floats(vector!);
            var length = MathF.Sqrt(numbers.Sum(n => n * n));
            copy[name] = new JsonArray([.. numbers.Select(n => JsonValue.Create(length < 1e-12f ? n : n / length))]);
        }

        return copy;
    }

    private static Func<QdrantPoint, double> Dense(string name, JsonArray query)
    {
        var asked = Floats(query);
        var length = Math.Sqrt(asked.Sum(n => (double)n * n));
        return point => length == 0 ? 0 : Floats(point.Vectors[name]!).Zip(asked, (a, b) => a * (double)b).Sum() / length;
    }

    private Func<QdrantPoint, double> Sparse(string name, JsonNode query)
    {
        var holders = Points.Values.Where(p => p.Vectors.ContainsKey(name)).Select(p => Terms(p.Vectors[name]!)).ToList();
        var asked = Terms(query).ToDictionary(t => t.Key, t =>
        {
            var with = holders.Count(h => h.ContainsKey(t.Key));
            return t.Value * ((string?)_sparse[name]!["modifier"] == "idf" ? Math.Log(1 + ((holders.Count - with + 0.5) / (with + 0.5))) : 1);
        });
        return point => Terms(point.Vectors[name]!).Sum(t => t.Value * asked.GetValueOrDefault(t.Key));
    }

    private static Dictionary<uint, double> Terms(JsonNode sparse) =>
        sparse["indices"]!.AsArray().Zip(sparse["values"]!.AsArray()).ToDictionary(t => (uint)t.First!, t => (double)t.Second!);

    private static float[] Floats(JsonNode vector) => [.. vector.AsArray().Select(n => (float)n!)];
}
