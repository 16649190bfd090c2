using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Commands;

/// <summary>An anomaly as <c>detect</c> writes it, one a line.</summary>
internal sealed record PrintedAnomaly
{
    public required string Id { get; init; }

    public required string Scorer { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Who did it, as far as is known: a source address, a principal, a user.</summary>
    public string? Principal { get; init; }

    public required string Resource { get; init; }

    public required Severity Severity { get; init; }

    public required double Score { get; init; }

    public required string Title { get; init; }

    public ImmutableArray<string> Reasons { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public ImmutableArray<string> EventIds { get; init; }

    public static PrintedAnomaly Of(Anomaly anomaly) => new()
    {
        Id = anomaly.Id,
        Scorer = anomaly.Scorer,
        Kind = anomaly.Kind,
        Time = anomaly.Time,
        Principal = anomaly.Labels.GetValueOrDefault(AnomalyLabels.Principal) ?? anomaly.Labels.GetValueOrDefault(AnomalyLabels.SourceAddress)
            ?? anomaly.Labels.GetValueOrDefault(AnomalyLabels.User),
        Resource = anomaly.Resource.Value,
        Severity = anomaly.Severity,
        Score = anomaly.Score,
        Title = anomaly.Title,
        Reasons = anomaly.Reasons,
        From = anomaly.Window.From,
        To = anomaly.Window.To,
        Labels = anomaly.Labels,
        EventIds = anomaly.EventIds,
    };
}
