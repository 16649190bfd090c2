namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Who calls whom, by entity number.</summary>
internal readonly record struct CallEdge(int Caller, int Callee);
