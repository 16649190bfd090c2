using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>What LookupEvents searches; the record itself is the text that the log group has too.</summary>
internal sealed record TrailEntry(
    DateTimeOffset Time, string EventId, string EventName, string EventSource, string Username, string AccessKeyId, bool ReadOnly,
    IReadOnlyList<TrailResource> Resources, StoredText Record);
