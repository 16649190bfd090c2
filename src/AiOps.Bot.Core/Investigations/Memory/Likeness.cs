using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>How much a remembered incident says about another. Pure.</summary>
internal static class Likeness
{
    /// <summary>Below it two incidents have no more in common than, say, their host.</summary>
    public const double Alike = 0.35;

    private const double OfTemplates = 0.5;
    private const double OfResources = 0.3;
    private const double OfKinds = 0.2;

    /// <summary>93.8 % of recurrences come within 20 days (RCACopilot, EuroSys'24).</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(20);

    /// <summary>0 to 1. The very same signal is as alike as can be.</summary>
    public static double Between(RememberedIncident a, RememberedIncident b) =>
        a.Account != b.Account ? 0
        : a.Fingerprints.Any(b.Fingerprints.Contains) ? 1
        : (OfTemplates * Overlap(a.Templates, b.Templates)) + (OfResources * Overlap(a.Resources, b.Resources)) + (OfKinds * Overlap(a.Kinds, b.Kinds));

    /// <summary>The likeness, halved every 20 days since it ended.</summary>
    public static double Weight(double likeness, DateTimeOffset endedAt, DateTimeOffset now) =>
        likeness * Math.Pow(0.5, Math.Max(0, (now - endedAt) / HalfLife));

    private static double Overlap<T>(ImmutableArray<T> a, ImmutableArray<T> b) =>
        a.IsEmpty || b.IsEmpty ? 0 : (double)a.Intersect(b).Count() / Math.Min(a.Distinct().Count(), b.Distinct().Count());
}
