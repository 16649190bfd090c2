namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// The split that lowers the regularised loss most: gain = 1/2 (GL²/(HL+λ) + GR²/(HR+λ) - G²/(H+λ)) - γ (Chen, Guestrin: XGBoost, KDD 2016, equation 7). Missing values
/// are tried on both sides (the paper's algorithm 3).
/// </summary>
internal sealed class SplitFinding(FeatureBins bins, GradientPairs pairs, BoostingOptions options)
{
    /// <summary>Less gain than this is rounding.</summary>
    private const double LeastGain = 1e-6;

    public SplitChoice Find(long[] sums, long total)
    {
        var best = SplitChoice.None;
        var whole = Term(total);
        for (var feature = 0; feature < bins.Width; feature++)
        {
            var missing = sums[(feature * FeatureBins.PerFeature) + FeatureBins.Missing];
            Scan(sums, feature, (total, whole), 0, ref best);
            if (missing != 0)
            {
                Scan(sums, feature, (total, whole), missing, ref best);
            }
        }

        return best;
    }

    private void Scan(long[] sums, int feature, (long Sum, double Term) node, long missing, ref SplitChoice best)
    {
        var left = missing;
        var first = feature * FeatureBins.PerFeature;
        for (var bin = 0; bin < bins.Cuts[feature].Length; bin++)
        {
            left += sums[first + bin];
            var (g, h) = pairs.Unpack(left);
            var (gr, hr) = pairs.Unpack(node.Sum - left);
            if (h < options.MinChildWeight || hr < options.MinChildWeight)
            {
                continue;
            }

            var gain = (0.5 * ((g * g / (h + options.Lambda)) + (gr * gr / (hr + options.Lambda)) - node.Term)) - options.Gamma;
            if (gain > best.Gain && gain > LeastGain)
            {
                best = new(gain, feature, bin, missing != 0, left);
            }
        }
    }

    private double Term(long sum)
    {
        var (g, h) = pairs.Unpack(sum);
        return g * g / (h + options.Lambda);
    }
}
