namespace AiOps.Bot.Security;

/// <summary>The names that other parts of the settings may refer to.</summary>
internal sealed record KnownNames(HashSet<string> People, HashSet<string> Groups, HashSet<string> Environments, HashSet<string> Schedules);
