using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Something that happened to a version.</summary>
/// <param name="Instead">The version that had the role before.</param>
public sealed record ModelEventDocument(ModelEventKind Kind, int Version, int? Instead, string By, DateTimeOffset At, string Why);
