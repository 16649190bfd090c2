using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Refused calls as evidence: one for each principal and permission, with the newest records.</summary>
internal static class DenialEvidence
{
    private const int MostEvidence = 10;
    private const int MostLines = 5;

    public static IEnumerable<EvidenceDraft> Of(IEnumerable<DeniedMoment> denied, IReadOnlyList<string> instances, string query, TimeRange window) => denied
        .GroupBy(d => (d.Denied.Principal, d.Denied.Permission))
        .Select(g => g.OrderByDescending(d => d.Time).ToList())
        .OrderByDescending(g => g[0].Time)
        .Take(MostEvidence)
        .Select(g => Draft(g, instances, query, window));

    private static EvidenceDraft Draft(List<DeniedMoment> denied, IReadOnlyList<string> instances, string query, TimeRange window)
    {
        var newest = denied[0];
        var principal = newest.Denied.Principal ?? "unknown";
        var times = denied.Count == 1 ? "once" : $"{denied.Count} times";
        return new EvidenceDraft
        {
            Kind = EvidenceKinds.PermissionMissing,
            Title = EvidenceText.Cut($"{principal} was refused {newest.Denied.Permission} {times}, last {EvidenceText.Words(newest.Time)}", 400),
            Query = query,
            Window = window,
            RowCount = denied.Count,
            Resource = new ResourceId(instances.FirstOrDefault(i => principal.EndsWith("/" + i, StringComparison.Ordinal)) ?? principal),
            Lines = [.. denied.Take(MostLines).Select(d => new EvidenceLine(d.EventId, d.Time, EvidenceText.Cut(d.Text), Tainted: true))],
            Facts = Facts(newest, principal),
        };
    }

    private static ImmutableSortedDictionary<string, string> Facts(DeniedMoment newest, string principal)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts[EvidenceFacts.Principal] = principal;
        facts[EvidenceFacts.Permission] = newest.Denied.Permission;
        facts[EvidenceFacts.EventTime] = EvidenceText.Fact(newest.Time);
        if (newest.Denied.Resource is { } resource)
        {
            facts[EvidenceFacts.TargetResource] = resource;
        }

        return facts.ToImmutable();
    }
}
