namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>An incident's signs by number.</summary>
/// <param name="Entities">Those with signs, by their numbers.</param>
internal sealed record NumberedCase(IReadOnlyList<NumberedEntity> Entities)
{
    /// <summary>The entity's place in <see cref="Entities"/>, by its number.</summary>
    public IReadOnlyDictionary<int, NumberedEntity> ByNumber { get; } = Entities.ToDictionary(e => e.Number);
}
