namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>How often signs were shown because of a fault, of how many looks.</summary>
internal sealed class SignCount(int signs)
{
    public double[] Shown { get; } = new double[signs];

    public double Looks { get; set; }

    /// <param name="imagined">By sign: so many looks more, in which it is shown with this probability.</param>
    public void Into(double[] probabilities, Func<int, (double Looks, double Share)> imagined, double most)
    {
        for (var sign = 0; sign < probabilities.Length; sign++)
        {
            var (looks, share) = imagined(sign);
            probabilities[sign] = Math.Min(most, (Shown[sign] + (looks * share)) / (Looks + looks));
        }
    }
}
