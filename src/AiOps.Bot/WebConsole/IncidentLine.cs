using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.WebConsole;

/// <summary>An incident in the list, with what a reader wants to know before opening it.</summary>
/// <param name="LikelyCause">In one line; null where nothing is known yet.</param>
/// <param name="Waiting">How many remediations wait for approval.</param>
public sealed record IncidentLine(Incident Incident, string? LikelyCause, int Waiting);
