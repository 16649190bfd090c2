using System.Text.Json.Serialization;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>One piece of evidence as a model sees it.</summary>
internal sealed record ShownEvidence(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("facts")] IReadOnlyDictionary<string, string> Facts,
    [property: JsonPropertyName("lines")] IReadOnlyList<ShownLine> Lines);
