using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>A stored point.</summary>
internal sealed record QdrantPoint(JsonNode Id, JsonObject Vectors, JsonObject? Payload, long Version);
