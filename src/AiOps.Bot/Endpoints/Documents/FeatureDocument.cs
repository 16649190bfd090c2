using System.Text.Json;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A feature that makes a row anomalous.</summary>
/// <param name="Seen">The cell as it was sent.</param>
/// <param name="Expected">The training's median; for words, of their rarity.</param>
/// <param name="Low">What one value in twenty of the training is below.</param>
/// <param name="High">What one value in twenty of the training is above.</param>
/// <param name="Contribution">By how much the score falls when this value alone is the expected one.</param>
internal sealed record FeatureDocument(string Column, JsonElement Seen, double Expected, double Low, double High, double Contribution);
