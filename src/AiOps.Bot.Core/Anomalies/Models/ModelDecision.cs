namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>What became of a <see cref="ModelChange"/>.</summary>
/// <param name="Line">As it is now; null where there is no such line.</param>
/// <param name="Event">What happened; null where it was refused.</param>
/// <param name="Refusal">Why not, as a sentence; null where it was done.</param>
public sealed record ModelDecision(ModelLine? Line, ModelEvent? Event, string? Refusal)
{
    public static ModelDecision Refuse(ModelLine? line, string refusal) => new(line, null, refusal);
}
