namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Says that a payload is stored.</summary>
/// <param name="Duplicate">True where the same payload was accepted before; nothing new was stored.</param>
internal sealed record ReceiptDocument(string Id, bool Duplicate);
