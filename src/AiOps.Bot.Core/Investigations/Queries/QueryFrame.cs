namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>What a query that came from outside is held within.</summary>
/// <param name="Window">Where none is named.</param>
/// <param name="Widest">The longest window; a longer one is cut at its beginning.</param>
/// <param name="Accounts">The accounts that may be told of; null = all.</param>
public sealed record QueryFrame(DateTimeOffset Now, TimeRange Window, TimeSpan Widest, IReadOnlyList<string>? Accounts = null);
