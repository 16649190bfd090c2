using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Vectors in OpenAI's form. A text's vector depends on the text alone.</summary>
internal static class OpenAiVectors
{
    private const int DefaultLength = 8;

    public static float[] Of(string text, int length) => [.. Enumerable.Range(0, length).Select(i => 1f + (Hash(text, i) % 97 / 97f))];

    public static Task WriteAsync(HttpResponse response, string[] texts, JsonObject body, ModelFault fault, OpenAiQuirks quirks)
    {
        var length = (int?)body["dimensions"] ?? DefaultLength;
        var asBase64 = (string?)body["encoding_format"] == "base64" && !quirks.PlainVectors;
        var vectors = texts.Select((t, i) => $$"""{"object":"embedding","index":{{i}},"embedding":{{Spell(Spoilt(Of(t, length), fault), asBase64)}}}""");
        var usage = quirks.NoUsage ? "" : $$""","usage":{"prompt_tokens":{{texts.Sum(t => t.Length / 4)}},"total_tokens":{{texts.Sum(t => t.Length / 4)}}}""";
        response.ContentType = "application/json";
        return response.WriteAsync($$"""{"object":"list","model":"served-model","data":[{{string.Join(',', fault == ModelFault.Truncated ? vectors.Skip(1) : vectors)}}]{{usage}}}""");
    }

    private static float[] Spoilt(float[] vector, ModelFault fault) => fault switch
    {
        ModelFault.NaN => [float.NaN, .. vector[1..]],
        ModelFault.WrongSchema => vector[1..],
        _ => vector,
    };

    private static string Spell(float[] vector, bool asBase64) => asBase64
        ? $"\"{Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()))}\""
        : $"[{string.Join(',', vector.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]";

    private static uint Hash(string text, int seed) => text.Aggregate(2166136261u + ((uint)seed * 7919), (hash, c) => (hash ^ c) * 16777619);
}
