using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Operations.CloudTrail;

/// <summary>A question to the event history. AWS allows one attribute.</summary>
/// <param name="Attribute"><c>ResourceName</c>, <c>EventName</c>, <c>Username</c>, <c>ReadOnly</c>, ...; null = all events.</param>
internal sealed record TrailLookup(TimeRange Window, string? Attribute = null, string? Value = null);
