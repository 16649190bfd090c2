using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Puts the rows of a bundle's changes together: a deploy belongs to the commit that it has the id of, or names.</summary>
internal static class SuspectChanges
{
    /// <summary>Short hashes are cut to seven characters or more.</summary>
    private const int ShortestId = 7;

    public static List<SuspectChange> Of(IReadOnlyList<BundleChange> changes)
    {
        var shipped = changes.Where(IsDeploy).ToLookup(d => SubjectOf(d, changes) ?? "");
        return [.. changes.Where(c => !IsDeploy(c) || SubjectOf(c, changes) is null).GroupBy(c => c.Id, StringComparer.Ordinal).Select(g => Merge([.. g], [.. shipped[g.Key]]))];
    }

    private static bool IsDeploy(BundleChange change) => change.Kind.Contains("deploy", StringComparison.OrdinalIgnoreCase) || change.Kind.Contains("release", StringComparison.OrdinalIgnoreCase);

    /// <summary>The id of the change that a deploy ships; null where the bundle does not hold it.</summary>
    private static string? SubjectOf(BundleChange deploy, IEnumerable<BundleChange> changes) =>
        changes.Where(c => !IsDeploy(c)).Select(c => c.Id).FirstOrDefault(id => Same(id, deploy.Id) || Names(deploy.Summary, id));

    private static bool Same(string id, string other) =>
        id == other || (other.Length >= ShortestId && id.StartsWith(other, StringComparison.OrdinalIgnoreCase)) || (id.Length >= ShortestId && other.StartsWith(id, StringComparison.OrdinalIgnoreCase));

    private static bool Names(string text, string id) => id.Length >= ShortestId && text.Contains(id[..ShortestId], StringComparison.OrdinalIgnoreCase);

    private static SuspectChange Merge(List<BundleChange> rows, List<BundleChange> deploys)
    {
        var made = rows.Select(r => r.Time).OfType<DateTimeOffset>().ToList();
        return new()
        {
            Id = rows[0].Id,
            Kind = rows[0].Kind,
            Summary = string.Join(' ', rows.Select(r => r.Summary)),
            Files = [.. rows.SelectMany(r => r.Files).Distinct()],
            Diff = ChangeDiff.Of(string.Join('\n', rows.Select(r => r.Diff))),
            Entities = [.. rows.Concat(deploys).Select(r => r.Entity).Where(e => e.Length > 0).Distinct()],
            Made = made.Count == 0 ? null : made.Min(),
            Shipped = [.. deploys.Select(d => d.Time).OfType<DateTimeOffset>().Order()],
        };
    }
}
