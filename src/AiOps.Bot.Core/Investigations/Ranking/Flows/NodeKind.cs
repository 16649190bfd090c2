namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>How far a node of the topology is the thing itself.</summary>
internal static class NodeKind
{
    /// <summary>
    /// A view from the caller's side is rarely the cause: what it shows is the caller's network or the thing behind it, which has a node of its own. A callee that was not
    /// there before is what the caller began to do. Set by hand; on the data that was tried nothing between 0.1 and 1 changes a first place.
    /// </summary>
    public const double OfViews = 0.3;

    private static readonly string[] ViewKinds = ["remote", "client"];

    /// <summary>The suffixes by which AWS X-Ray marks nodes that it knows only from their callers; see its service graph's types "remote" and "client".</summary>
    private static readonly string[] ViewSuffixes = ["_remote", "_client"];

    public static bool IsView(string entity, string kind) =>
        ViewKinds.Contains(kind, StringComparer.OrdinalIgnoreCase) || (kind.Length == 0 && ViewSuffixes.Any(s => entity.EndsWith(s, StringComparison.Ordinal)));
}
