namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>How much a request may use.</summary>
/// <param name="InputTokens">Estimated.</param>
/// <param name="OutputTokens">At most.</param>
/// <param name="Price">Null where none is configured.</param>
internal sealed record ModelRequestSize(long InputTokens, long OutputTokens, ModelPrice? Price);
