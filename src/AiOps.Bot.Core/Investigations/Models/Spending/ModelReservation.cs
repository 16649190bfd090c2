namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What was set aside for one request.</summary>
/// <param name="OutputTokens">How long the answer may be.</param>
/// <param name="TimeLeft">How long it may take.</param>
internal sealed record ModelReservation(ModelCall? Call, ModelSpend Most, int OutputTokens, TimeSpan TimeLeft);
