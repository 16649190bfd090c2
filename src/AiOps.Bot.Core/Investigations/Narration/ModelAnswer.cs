using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>Reads a model's answer strictly: exactly the form that was asked for, or nothing.</summary>
internal static class ModelAnswer
{
    private const int MaxClaims = 12;
    private const int MaxCites = 12;
    private const int MaxText = 600;
    private const int MaxQuote = 1_000;

    /// <summary>The form, as JSON Schema, for servers that can hold a model to it.</summary>
    public static readonly JsonElement Schema = JsonDocument.Parse(
        """
        {"type":"object","additionalProperties":false,"required":["claims"],"properties":{"claims":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text","cites"],"properties":{"text":{"type":"string"},"cites":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["evidence","quote"],"properties":{"evidence":{"type":"string"},"quote":{"type":"string"}}}}}}}}}
        """).RootElement.Clone();

    /// <returns>Null where the answer is not of the form.</returns>
    public static IReadOnlyList<AnswerClaim>? Parse(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer, new() { MaxDepth = 8 });
            return HasOnly(document.RootElement, "claims") && ListOf(document.RootElement.GetProperty("claims"), MaxClaims, Claim) is { Length: > 0 } claims ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AnswerClaim? Claim(JsonElement claim) =>
        HasOnly(claim, "text", "cites")
        && Text(claim.GetProperty("text"), MaxText) is { } text
        && ListOf(claim.GetProperty("cites"), MaxCites, Cite) is { } cites
            ? new(text, cites)
            : null;

    private static AnswerCite? Cite(JsonElement cite) =>
        HasOnly(cite, "evidence", "quote") && Text(cite.GetProperty("evidence"), MaxText) is { } id && Text(cite.GetProperty("quote"), MaxQuote) is { } quote
            ? new(id, quote)
            : null;

    private static T[]? ListOf<T>(JsonElement list, int most, Func<JsonElement, T?> read)
        where T : class
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most)
        {
            return null;
        }

        var items = list.EnumerateArray().Select(read).OfType<T>().ToArray();
        return items.Length == list.GetArrayLength() ? items : null;
    }

    private static bool HasOnly(JsonElement element, params string[] names) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal));

    private static string? Text(JsonElement element, int most) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text && text.Length <= most ? text : null;
}
