namespace AiOps.Bot.Core.Conversations;

/// <summary>One line of a checkup.</summary>
/// <param name="Name">What was checked, for example "bot token".</param>
/// <param name="Detail">What was seen, and where it failed what to do next.</param>
public sealed record ChatCheck(string Name, bool Passed, string Detail);
