using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Cards;

/// <summary>A candidate cause with the lines that speak for it.</summary>
/// <param name="ConfidenceWord">"very likely", "likely", "possible", "unlikely".</param>
/// <param name="Evidence">Two or three lines; the rest is in the details.</param>
/// <param name="Contradicts">What speaks against it.</param>
/// <param name="ManualStep">What a person should do where no button does it.</param>
public sealed record CardCause(
    string Title,
    Confidence Confidence,
    string ConfidenceWord,
    ImmutableArray<CardEvidence> Evidence,
    ImmutableArray<EvidenceId> Contradicts,
    string? ManualStep);
