using System.Text.Json;
using AiOps.Bot.Aws.Operations.XRay;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Reads spans out of segment documents (AWS documentation, "AWS X-Ray segment documents"). Never throws on what a program wrote into them.</summary>
internal static class SegmentDocument
{
    /// <summary>Subsegments may hold subsegments; nobody's program nests deeper.</summary>
    private const int Deepest = 20;

    public static IReadOnlyList<Span> Spans(TraceSegment segment)
    {
        try
        {
            using var document = JsonDocument.Parse(segment.Document);
            var spans = new List<Span>();
            Read(segment.Trace, document.RootElement, (document.RootElement.Text("parent_id"), document.RootElement.TextOrEmpty("name"), 0), spans);
            return spans;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static void Read(string trace, JsonElement part, (string? Parent, string Entity, int Depth) place, List<Span> spans)
    {
        if (part.Text("id") is not { Length: > 0 } id || place.Depth > Deepest)
        {
            return;
        }

        // A subsegment with a namespace is the caller's view of another service, which has a segment of its own where it is traced.
        if (part.Time("start_time") is { } start && part.Time("end_time") is { } end && end >= start)
        {
            spans.Add(new(trace, id, place.Parent, place.Entity, part.TextOrEmpty("name"), start, end - start)
            {
                IsError = part.Truth("fault") == true || part.Truth("error") == true || part.Truth("throttle") == true,
            });
        }

        foreach (var below in part.Items("subsegments"))
        {
            Read(trace, below, (id, place.Entity, place.Depth + 1), spans);
        }
    }
}
