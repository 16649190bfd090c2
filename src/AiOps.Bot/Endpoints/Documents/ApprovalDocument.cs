namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A person's recorded yes.</summary>
internal sealed record ApprovalDocument(string Person, string Reason, DateTimeOffset At);
