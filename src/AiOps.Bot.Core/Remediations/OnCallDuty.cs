namespace AiOps.Bot.Core.Remediations;

/// <summary>Somebody on call for a schedule, with the whole time that they are.</summary>
public sealed record OnCallDuty(string Schedule, string Person, DateTimeOffset From, DateTimeOffset Until);
