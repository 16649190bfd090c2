using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What could not be read, and what to do about it (<c>notRead</c>); or what was read and held nothing (<c>nothingThere</c>).</summary>
internal sealed record GapDocument(string Collector, string Reason, GapKind Kind);
