using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>A refused call at a moment, with the record or line that tells it.</summary>
internal sealed record DeniedMoment(string EventId, DateTimeOffset Time, DeniedCall Denied, string Text);
