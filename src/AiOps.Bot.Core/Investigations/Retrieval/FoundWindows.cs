namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>The windows, best first, and what part of the search could not be made: null where all of it was.</summary>
internal sealed record FoundWindows(IReadOnlyList<FoundWindow> Windows, string? Gap);
