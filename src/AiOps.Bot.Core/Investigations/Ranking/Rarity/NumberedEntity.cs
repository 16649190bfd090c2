namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>One entity's signs in one incident.</summary>
/// <param name="Number">In the table of signs.</param>
/// <param name="Places">Its signs as numbers of places.</param>
/// <param name="Weights">1 for a sign that stands alone, less for one that says what others say too; made once the past is known.</param>
/// <param name="Rarity">How rare its very alerts are.</param>
internal sealed record NumberedEntity(string Name, int Number, int[] Places, double[] Weights, double Rarity)
{
    /// <summary>0..1, all of an incident's entities together 1: how likely it is the culprit.</summary>
    public double Responsibility { get; set; }
}
