namespace AiOps.Bot.Tests.Redaction;

/// <summary>A made-up secret.</summary>
/// <param name="Kind">What it imitates.</param>
/// <param name="Value">The secret itself: what must not leave.</param>
/// <param name="Phrase">How a log says it: the secret with what stands around it.</param>
public sealed record PlantedSecret(string Kind, string Value, string Phrase);
