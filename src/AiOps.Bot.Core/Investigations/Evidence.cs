namespace AiOps.Bot.Core.Investigations;

/// <summary>One fact with its source, query, window and excerpt. Claims cite it by its id.</summary>
/// <param name="Collector">Who found it.</param>
public sealed record Evidence(EvidenceId Id, string Collector, EvidenceDraft Found);
