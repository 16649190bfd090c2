using System.Text.Json.Serialization;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>One log line as a model sees it.</summary>
internal sealed record ShownLine(
    [property: JsonPropertyName("time")] string? Time,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("tainted")] bool Tainted);
