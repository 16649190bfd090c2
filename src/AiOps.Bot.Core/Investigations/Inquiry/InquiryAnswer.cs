using System.Collections.Immutable;
using System.Text.Json;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>What a model concluded, as it wrote it: of the right form, and nothing of it checked yet.</summary>
internal sealed record InquiryAnswer(
    ImmutableArray<AnswerClaim> Claims, ImmutableArray<AnswerHypothesis> Hypotheses, ImmutableArray<AnswerRuledOut> RuledOut, JsonElement? NextQuery)
{
    private const string Cites =
        """{"type":"array","maxItems":12,"items":{"type":"object","additionalProperties":false,"required":["evidence","quote"],"properties":{"evidence":{"type":"string","maxLength":20},"quote":{"type":"string","maxLength":1000}}}}""";

    /// <summary>The form, as JSON Schema, for servers that can hold a model to it; it is held to it here in any case.</summary>
    public static readonly JsonElement Schema = JsonDocument.Parse(
        $$$$"""
        {"type":"object","additionalProperties":false,"required":["claims"],"properties":{
        "claims":{"type":"array","maxItems":12,"items":{"type":"object","additionalProperties":false,"required":["text","cites"],"properties":{"text":{"type":"string","minLength":1,"maxLength":600},"cites":{{{{Cites}}}}}}},
        "hypotheses":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,"required":["entity","kind","title","cites"],"properties":{
        "entity":{"type":"string","minLength":1,"maxLength":400},"kind":{"type":"string","minLength":1,"maxLength":80},"title":{"type":"string","minLength":1,"maxLength":600},"cites":{{{{Cites}}}}}}},
        "ruled_out":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,"required":["title","because","cites"],"properties":{
        "title":{"type":"string","minLength":1,"maxLength":600},"because":{"type":"string","minLength":1,"maxLength":600},"cites":{{{{Cites}}}}}}},
        "next_query":{"type":["object","null"]}}}
        """).RootElement.Clone();

    /// <returns>The answer, or what is wrong with its form.</returns>
    public static (InquiryAnswer? Answer, string? Fault) Parse(string text)
    {
        var read = JsonAnswer.Read(text, Schema);
        return read.Fault is { } fault
            ? (null, fault)
            : (new(
                List(read.Value, "claims", c => new AnswerClaim(Text(c, "text"), CitesOf(c))),
                List(read.Value, "hypotheses", h => new AnswerHypothesis(Text(h, "entity"), Text(h, "kind"), Text(h, "title"), CitesOf(h))),
                List(read.Value, "ruled_out", r => new AnswerRuledOut(Text(r, "title"), Text(r, "because"), CitesOf(r))),
                read.Value.TryGetProperty("next_query", out var next) && next.ValueKind == JsonValueKind.Object ? next : null), null);
    }

    private static AnswerCite[] CitesOf(JsonElement owner) => [.. List(owner, "cites", c => new AnswerCite(Text(c, "evidence"), Text(c, "quote")))];

    private static ImmutableArray<T> List<T>(JsonElement owner, string name, Func<JsonElement, T> read) =>
        owner.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
