namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Why something is done, for the timeline.</summary>
internal sealed record ReasonRequest(string? Reason);
