namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Two versions of one line that score the same rows.</summary>
public sealed record ModelDuel(string Name, int Champion, int Challenger);
