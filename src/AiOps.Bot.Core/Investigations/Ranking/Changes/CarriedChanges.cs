namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// A change in a shared library is shipped by the change that raises the library's version: then the former carries the blame, and the latter only brought it.
/// </summary>
internal static class CarriedChanges
{
    private static readonly string[] Manifests = ["go.mod", "package.json", "requirements", "pyproject", "pom.xml", "gradle", ".csproj", "directory.packages", "cargo", "gemfile", "lock", "chart.yaml"];

    public static List<SuspectChange> Link(IReadOnlyList<SuspectChange> changes)
    {
        var modules = changes.Select(c => (Carrier: c, Modules: ModulesIn(c))).Where(c => c.Modules.Count > 0).ToList();
        return [.. changes.Select(c => Linked(c, modules))];
    }

    private static SuspectChange Linked(SuspectChange change, List<(SuspectChange Carrier, List<string> Modules)> carriers)
    {
        var by = carriers.Where(c => c.Carrier != change && change.Files.Any(f => c.Modules.Any(m => IsIn(f, m)))).Select(c => c.Carrier).ToList();
        return change with
        {
            Entities = [.. change.Entities.Concat(by.SelectMany(c => c.Entities)).Distinct()],
            Shipped = [.. change.Shipped.Concat(by.SelectMany(c => c.Shipped)).Order()],
        };
    }

    /// <summary>The last two parts of module paths on added lines: <c>pkg/schema</c> of <c>example.com/shop/pkg/schema v0.9.0</c>.</summary>
    public static List<string> ModulesIn(SuspectChange change) => !change.Files.Any(IsManifest) ? [] :
    [
        .. change.Diff.Added.SelectMany(l => l.Split([' ', '\t', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
            .Select(w => w.Split('/')).Where(p => p.Length >= 2).Select(p => string.Join('/', p[^2..])).Distinct(),
    ];

    public static bool Carries(SuspectChange carrier, IEnumerable<SuspectChange> changes) =>
        ModulesIn(carrier) is { Count: > 0 } modules && changes.Any(c => c.Id != carrier.Id && c.Files.Any(f => modules.Exists(m => IsIn(f, m))));

    private static bool IsManifest(string path) => Manifests.Any(m => path.Contains(m, StringComparison.OrdinalIgnoreCase));

    private static bool IsIn(string file, string module) => ("/" + file).Contains("/" + module + "/", StringComparison.OrdinalIgnoreCase);
}
