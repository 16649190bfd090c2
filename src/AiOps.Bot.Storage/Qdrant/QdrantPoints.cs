using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>Points as Qdrant keeps them: named vectors, and a payload of what is filtered by and shown. No lines.</summary>
internal static class QdrantPoints
{
    public static JsonObject Write(VectorPoint point)
    {
        var stream = point.Stream;
        var vectors = new JsonObject();
        if (point.Vector.Length > 0)
        {
            vectors[QdrantNames.Dense] = Numbers<float>(point.Vector);
        }

        if (!point.Terms.IsEmpty)
        {
            vectors[QdrantNames.Terms] = Sparse(point.Terms);
        }

        return new()
        {
            ["id"] = QdrantNames.PointOf(point.Id),
            ["vector"] = vectors,
            ["payload"] = new JsonObject
            {
                ["id"] = StorableText.Of(point.Id),
                ["kind"] = "window",
                ["source"] = StorableText.Of(stream.Source),
                ["group"] = StorableText.Of(stream.Group),
                ["stream"] = StorableText.Of(stream.Stream),
                ["group_key"] = GroupKey(stream),
                ["stream_key"] = StreamKey(stream),
                ["resource"] = StorableText.Of(point.Resource.Value),
                ["account"] = StorableText.Of(point.Account),
                ["severity"] = (int)point.Severity,
                ["from_ms"] = Milliseconds.Of(point.Window.From),
                ["to_ms"] = Milliseconds.EndOf(point.Window.To),
                ["first_sequence"] = point.FirstSequence,
                ["last_sequence"] = point.LastSequence,
            },
        };
    }

    public static string GroupKey(StreamKey stream) => QdrantNames.KeyOf(StorableText.Of(stream.Source), StorableText.Of(stream.Group));

    public static string StreamKey(StreamKey stream) => QdrantNames.KeyOf(StorableText.Of(stream.Source), StorableText.Of(stream.Group), StorableText.Of(stream.Stream));

    public static JsonObject Sparse(TermVector terms) => new() { ["indices"] = Numbers<uint>(terms.Terms), ["values"] = Numbers<float>(terms.Weights) };

    public static JsonArray Numbers<T>(ReadOnlySpan<T> numbers)
        where T : struct
    {
        var array = new JsonArray();
        foreach (var number in numbers)
        {
            array.Add(JsonValue.Create(number));
        }

        return array;
    }

    public static VectorHit Read(JsonElement found) => new(Point(found.GetProperty("payload"), found.GetProperty("vector")), found.GetProperty("score").GetDouble());

    private static VectorPoint Point(JsonElement payload, JsonElement vectors) => new()
    {
        Id = Text(payload, "id"),
        Vector = vectors.TryGetProperty(QdrantNames.Dense, out var dense) ? [.. dense.EnumerateArray().Select(n => n.GetSingle())] : [],
        Terms = vectors.TryGetProperty(QdrantNames.Terms, out var terms) ? Terms(terms) : TermVector.Empty,
        Stream = new(Text(payload, "source"), Text(payload, "group"), Text(payload, "stream")),
        Resource = new(Text(payload, "resource")),
        Account = Text(payload, "account"),
        Severity = (LogSeverity)payload.GetProperty("severity").GetInt32(),
        Window = new(Milliseconds.ToTime(payload.GetProperty("from_ms").GetInt64()), Milliseconds.ToTime(payload.GetProperty("to_ms").GetInt64())),
        FirstSequence = payload.GetProperty("first_sequence").GetInt64(),
        LastSequence = payload.GetProperty("last_sequence").GetInt64(),
    };

    private static TermVector Terms(JsonElement sparse) =>
        new([.. sparse.GetProperty("indices").EnumerateArray().Select(n => n.GetUInt32())], [.. sparse.GetProperty("values").EnumerateArray().Select(n => n.GetSingle())]);

    private static string Text(JsonElement payload, string name) => payload.GetProperty(name).GetString() ?? "";
}
