using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A candidate cause.</summary>
internal sealed record HypothesisDocument(
    string Kind,
    string Title,
    string Entity,
    double Score,
    Confidence Confidence,
    IReadOnlyList<string> Supports,
    IReadOnlyList<string> Contradicts,
    string? RuledOutBecause,
    string? ManualStep,
    bool FromModel);
