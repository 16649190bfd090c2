using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static Incident OpenIncident(string id = "inc-1", IncidentStatus status = IncidentStatus.Triggered, string resource = "i-1") => new()
    {
        Id = new(id),
        Title = "Something is wrong",
        Severity = Severity.High,
        Status = status,
        StatusSince = Noon,
        Kind = "reported",
        Kinds = ["reported"],
        Account = "111122223333",
        Region = "eu-central-1",
        Resources = [new(resource)],
        StartedAt = Noon,
        OpenedAt = Noon,
        LastSeen = Noon,
    };

    public static AlertSignal Signal(string name = "a", Severity severity = Severity.High, string resource = "i-1", DateTimeOffset? at = null, string kind = "reported") => new()
    {
        Fingerprint = Fingerprint.Of([new("name", name)]),
        Source = "test",
        Kind = kind,
        Title = $"signal {name}",
        Severity = severity,
        Resource = new(resource),
        StartsAt = at ?? Noon,
        SeenAt = at ?? Noon,
    };
}
