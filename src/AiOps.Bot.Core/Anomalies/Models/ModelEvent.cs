namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Something that happened in a line of models; never changed afterwards.</summary>
/// <param name="Version">Whom it happened to.</param>
/// <param name="Instead">The version that had the role before; null where none had.</param>
/// <param name="By">Who did it.</param>
/// <param name="Why">In their words; empty where nobody asked.</param>
public sealed record ModelEvent(string Name, ModelEventKind Kind, int Version, int? Instead, string By, DateTimeOffset At, string Why);
