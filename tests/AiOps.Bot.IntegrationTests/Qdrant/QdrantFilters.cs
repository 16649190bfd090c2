using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>Qdrant's filters over payloads, as far as they are used; an unknown condition is refused.</summary>
internal static class QdrantFilters
{
    public static bool Accepts(JsonNode? filter, QdrantPoint point)
    {
        if (filter is null)
        {
            return true;
        }

        var unknown = filter.AsObject().Select(f => f.Key).Except(["must", "must_not", "should"]).FirstOrDefault();
        return unknown is null
            ? All(filter["must"]).All(c => Holds(c, point))
                && All(filter["must_not"]).All(c => !Holds(c, point))
                && (All(filter["should"]).Count == 0 || All(filter["should"]).Any(c => Holds(c, point)))
            : throw new QdrantRefusal(400, $"unknown clause {unknown}");
    }

    private static List<JsonNode> All(JsonNode? conditions) => conditions switch
    {
        null => [],
        JsonArray list => [.. list.Select(c => c!)],
        _ => [conditions],
    };

    private static bool Holds(JsonNode condition, QdrantPoint point)
    {
        if (condition["has_id"] is JsonArray ids)
        {
            return ids.Any(i => i!.ToString() == point.Id.ToString());
        }

        if (condition["key"] is not { } key)
        {
            return Accepts(condition, point);
        }

        var value = point.Payload?[(string)key!];
        return condition["match"] is { } match ? Matches(match, value)
            : condition["range"] is { } range ? value?.GetValueKind() == JsonValueKind.Number && range.AsObject().All(r => IsInside(r.Key, (double)value, (double)r.Value!))
            : throw new QdrantRefusal(400, "condition without match or range");
    }

    private static bool Matches(JsonNode match, JsonNode? value) =>
        match["value"] is { } one ? JsonNode.DeepEquals(one, value)
        : match["any"] is JsonArray any ? any.Any(a => JsonNode.DeepEquals(a, value))
        : throw new QdrantRefusal(400, "match without value or any");

    private static bool IsInside(string comparison, double value, double bound) => comparison switch
    {
        "lt" => value < bound,
        "lte" => value <= bound,
        "gt" => value > bound,
        "gte" => value >= bound,
        _ => throw new QdrantRefusal(400, $"unknown comparison {comparison}"),
    };
}
