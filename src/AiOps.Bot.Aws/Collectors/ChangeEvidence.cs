using System.Collections.Immutable;
using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>A recorded change as evidence. What the caller could choose freely (names, parameters) stands in lines of its own, marked as tainted.</summary>
internal static class ChangeEvidence
{
    public static EvidenceDraft Of(TrailEvent call, string? subject, string query, TimeRange window)
    {
        var resource = subject ?? call.Resources.FirstOrDefault() ?? ResourceId.Unknown.Value;
        return new EvidenceDraft
        {
            Kind = EvidenceKinds.Change,
            Title = EvidenceText.Cut($"{call.Name} by {call.Actor} on {resource}, {EvidenceText.Words(call.Time)}", 300),
            Query = query,
            Window = window,
            RowCount = 1,
            Resource = new ResourceId(resource),
            Lines = Lines(call),
            Facts = Facts(call),
        };
    }

    private static ImmutableArray<EvidenceLine> Lines(TrailEvent call)
    {
        var summary = $"{EvidenceText.Fact(call.Time)} {call.Source} {call.Name} by {call.ActorArn ?? call.Actor} from {call.SourceAddress ?? "unknown"}";
        var lines = ImmutableArray.Create(new EvidenceLine(call.Id, call.Time, EvidenceText.Cut(summary), Tainted: false));
        return call.RequestParameters.Length == 0 ? lines : lines.Add(new EvidenceLine(call.Id, call.Time, EvidenceText.Cut(call.RequestParameters), Tainted: true));
    }

    private static ImmutableSortedDictionary<string, string> Facts(TrailEvent call)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts[EvidenceFacts.Actor] = EvidenceText.Cut(call.Actor, 300);
        facts[EvidenceFacts.EventName] = EvidenceText.Cut(call.Name, 200);
        facts[EvidenceFacts.ChangeKind] = ChangeKindOf.Call(call.Source, call.Name);
        facts[EvidenceFacts.EventTime] = EvidenceText.Fact(call.Time);
        if (call.SourceAddress is { } address)
        {
            facts[EvidenceFacts.SourceAddress] = EvidenceText.Cut(address, 200);
        }

        return facts.ToImmutable();
    }
}
