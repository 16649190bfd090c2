using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.CloudTrail;

/// <summary>One recorded call. User names, user agents and parameters may be an outsider's words.</summary>
/// <param name="Actor">The user, or the role's session, that made the call.</param>
/// <param name="Resources">Names of the resources that AWS attached.</param>
internal sealed record TrailEvent(string Id, string Name, string Source, DateTimeOffset Time, string Actor, ImmutableArray<string> Resources)
{
    public required bool ReadOnly { get; init; }

    public string? ActorArn { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public string? SourceAddress { get; init; }

    /// <summary>The request's parameters as compact JSON.</summary>
    public string RequestParameters { get; init; } = "";
}
