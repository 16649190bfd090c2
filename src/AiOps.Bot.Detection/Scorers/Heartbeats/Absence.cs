using AiOps.Bot.Core;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>What an absence was reported of, and since when: its end must be told of the same.</summary>
internal readonly record struct Absence(ResourceId Resource, long SinceTicks);
