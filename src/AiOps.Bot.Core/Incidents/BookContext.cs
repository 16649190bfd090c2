namespace AiOps.Bot.Core.Incidents;

/// <summary>What a book needs besides the incidents.</summary>
public sealed record BookContext(IncidentOptions Options, IIdSource Ids, DateTimeOffset Now);
