namespace AiOps.Bot.Core.Investigations;

/// <summary>One real line of an excerpt.</summary>
/// <param name="EventId">The log event's or change's id, where it has one.</param>
/// <param name="Text">Verbatim, cut at 2,000 characters.</param>
/// <param name="Tainted">True where an outsider could have written (part of) it: user names, user agents, URLs.</param>
public sealed record EvidenceLine(string? EventId, DateTimeOffset? Time, string Text, bool Tainted);
