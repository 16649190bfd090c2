namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>How often signs were shown because of a fault, of how many looks.</summary>
internal sealed class SignCount(int signs)
{
    public double[] Shown { get; } = new double[signs];

    public double Looks { get; set; }

    /// <param name="imagined">So many looks more, in which each sign is shown with this probability.</param>
    public void Into(double[] probabilities, (double Looks, double Share) imagined, double most)
    {
        for (var sign = 0; sign < probabilities.Length; sign++)
        {
            probabilities[sign] = Math.Min(most, (Shown[sign] + (imagined.Looks * imagined.Share)) / (Looks + imagined.Looks));
        }
    }
}
