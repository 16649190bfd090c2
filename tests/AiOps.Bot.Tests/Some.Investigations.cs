using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static readonly ResourceId Host = new("i-0aa11bb22cc33dd44");

    public static ImmutableSortedDictionary<string, string> Labels(params (string Name, string Value)[] labels) =>
        labels.ToImmutableSortedDictionary(l => l.Name, l => l.Value);

    public static Incident Incident(string kind = AnomalyKinds.ActivityCeased, ImmutableSortedDictionary<string, string>? labels = null) => new()
    {
        Id = new("inc-1"),
        Title = "nightly-report stopped writing its line",
        Severity = Severity.High,
        Kind = kind,
        Account = "111122223333",
        Region = "eu-central-1",
        Resources = [Host],
        Labels = labels ?? ImmutableSortedDictionary<string, string>.Empty,
        StartedAt = Noon.AddHours(-3),
        OpenedAt = Noon.AddHours(-1),
        LastSeen = Noon,
        Version = 1,
    };

    public static Alert Alert(string kind, ImmutableSortedDictionary<string, string>? labels = null, params string[] eventIds) => new()
    {
        Id = new("alt-" + kind),
        Fingerprint = new(kind),
        Source = "aiops",
        Kind = kind,
        Title = kind,
        Severity = Severity.High,
        Resource = Host,
        StartsAt = Noon.AddHours(-3),
        LastSeen = Noon,
        Labels = labels ?? ImmutableSortedDictionary<string, string>.Empty,
        EventIds = [.. eventIds],
    };

    public static EvidenceDraft Draft(string kind, DateTimeOffset? at = null, params (string Name, string Value)[] facts) => new()
    {
        Kind = kind,
        Title = "evidence of kind " + kind,
        Query = "a query",
        Window = TimeRange.Around(at ?? Noon, TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
        RowCount = 1,
        Resource = Host,
        Facts = Labels(facts),
    };

    public static EvidenceDraft With(this EvidenceDraft draft, string line, DateTimeOffset? at = null, bool tainted = false, string? eventId = null) =>
        draft with { Lines = draft.Lines.Add(new(eventId, at, line, tainted)) };

    public static Evidence Evidence(string id, EvidenceDraft draft) => new(new(id), "a collector", draft);

    public static Hypothesis Hypothesis(string kind, double score = 0.8, params string[] supports) => new()
    {
        Kind = kind,
        Title = "because of " + kind,
        Entity = Host,
        Score = score,
        Confidence = Confidence.Likely,
        Supports = [.. supports.Select(s => new EvidenceId(s))],
    };

    public static Investigation Investigation(params Evidence[] evidence) => new()
    {
        Id = "inv-1",
        Incident = new("inc-1"),
        StartedAt = Noon,
        FinishedAt = Noon.AddSeconds(2),
        Evidence = [.. evidence],
    };
}
