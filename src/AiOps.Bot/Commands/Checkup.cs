namespace AiOps.Bot.Commands;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Remedy">How to mend it; null where it is fine.</param>
internal sealed record Checkup(string Name, bool Fine, string Result, string? Remedy = null);
