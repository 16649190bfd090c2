namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>How far a change alters what a program does, whoever is to blame.</summary>
/// <param name="Weight">0.05 for documents and tests .. 1.</param>
/// <param name="Why">A clause for people; empty where there is nothing to tell.</param>
internal readonly record struct Alteration(double Weight, string Why);
