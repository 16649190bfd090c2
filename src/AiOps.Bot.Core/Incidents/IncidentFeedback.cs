namespace AiOps.Bot.Core.Incidents;

/// <summary>A person's word that it never was an incident.</summary>
/// <param name="QuietUntil">Until when the same signals open nothing; always ends.</param>
public sealed record IncidentFeedback(string By, string Reason, DateTimeOffset At, DateTimeOffset QuietUntil);
