using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Reads a model's text as one JSON object of a form, or not at all.</summary>
internal static class JsonAnswer
{
    private const int Deepest = 16;

    /// <param name="Value">A copy that outlives the text; undefined where there is a fault.</param>
    /// <param name="Fault">Null where it fits.</param>
    public readonly record struct Reading(JsonElement Value, string? Fault);

    public static Reading Read(string text, JsonElement schema)
    {
        try
        {
            using var document = JsonDocument.Parse(Bare(text), new() { MaxDepth = Deepest });
            return JsonForm.Fault(schema, document.RootElement) is { } fault ? new(default, fault) : new(document.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return new(default, "it is no JSON");
        }
        catch (InvalidOperationException)
        {
            // A string with half of a surrogate pair cannot be read as text.
            return new(default, "it holds text that is no text");
        }
    }

    /// <summary>Many models put a code fence around JSON, whatever they are told; nothing else is cut off.</summary>
    private static string Bare(string text)
    {
        var bare = text.Trim();
        if (!bare.StartsWith("```", StringComparison.Ordinal) || !bare.EndsWith("```", StringComparison.Ordinal) || bare.Length < 7)
        {
            return bare;
        }

        var line = bare.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? bare : bare[line..^3].Trim();
    }
}
