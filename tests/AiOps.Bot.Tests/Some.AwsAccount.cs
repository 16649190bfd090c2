using System.Collections.Immutable;
using AiOps.Bot.Aws;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Tests.Aws;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public const string AwsInstance = "i-0aa11bb22cc33dd44";

    /// <summary>An account whose answers are scripted by operation; an operation that is not scripted is refused.</summary>
    public static AwsReadAccount AwsReadAccount(ScriptedTransport transport) => new(AwsWire(transport), new HastyTime());

    public static AwsActionAccount AwsActionAccount(ScriptedTransport transport) => new(AwsWire(transport), new HastyTime());

    public static InvestigationContext AwsContext(
        string kind, IReadOnlyDictionary<string, string>? labels = null, DateTimeOffset? onset = null, string? resource = AwsInstance, string title = "It stopped") => new(
        AwsIncident(kind, labels, resource, title),
        [],
        onset ?? Noon.AddHours(-1),
        Noon);

    public static Incident AwsIncident(string kind, IReadOnlyDictionary<string, string>? labels = null, string? resource = AwsInstance, string title = "It stopped") => new()
    {
        Id = new IncidentId("inc-1"),
        Title = title,
        Severity = Severity.High,
        Kind = kind,
        Account = "111122223333",
        Region = "eu-central-1",
        Resources = resource is null ? [] : [new ResourceId(resource)],
        Labels = (labels ?? ImmutableDictionary<string, string>.Empty).ToImmutableSortedDictionary(),
        StartedAt = Noon.AddHours(-1),
        OpenedAt = Noon,
        LastSeen = Noon,
    };
}
