namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>Rows of the normal period and rows of the incident.</summary>
internal readonly record struct Period<T>(IReadOnlyList<T> Before, IReadOnlyList<T> Now);
