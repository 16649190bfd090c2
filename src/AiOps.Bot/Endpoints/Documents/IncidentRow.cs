using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>An incident in the list.</summary>
internal record IncidentRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public required IncidentStatus Status { get; init; }

    public required string Kind { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required IReadOnlyList<string> Resources { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public required long AlertCount { get; init; }

    public required int Recurrences { get; init; }

    public string? Owner { get; init; }
}
