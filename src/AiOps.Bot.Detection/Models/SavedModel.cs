using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Models;

/// <summary>A model as it was read.</summary>
/// <param name="Manifest">JSON of whoever saved it: columns, threshold, figures.</param>
/// <param name="Hash">SHA-256 of the whole file, in hexadecimal; what sha256sum says of it.</param>
public sealed record SavedModel(ITableScorer Scorer, string Manifest, string Hash);
