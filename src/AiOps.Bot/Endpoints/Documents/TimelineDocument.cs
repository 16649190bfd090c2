namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Who did what, and when.</summary>
internal sealed record TimelineDocument(long Sequence, DateTimeOffset Time, string Actor, string Verb, string Detail, string Hash);
