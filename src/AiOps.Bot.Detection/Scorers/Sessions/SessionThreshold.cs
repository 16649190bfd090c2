using MathNet.Numerics.Distributions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Where ordinary ends, from the training alone. A measure is in nats, so a rate of false alarms is a floor by itself; what sessions that were held out reached lifts it.
/// </summary>
internal static class SessionThreshold
{
    /// <summary>So many sessions of the training may have been anomalous without being known as such, at most one in fifty.</summary>
    private const int Strays = 5;

    private const double StrayShare = 0.02;

    /// <summary>Measures of what may be anomalous in part are trusted up to here; beyond, the tail is drawn on from what is below.</summary>
    private const double Trusted = 0.8;

    /// <summary>Conformal prediction (Vovk, Gammerman, Shafer 2005): as many of the held out are above as may be false alarms.</summary>
    /// <param name="heldOut">Measures of ordinary sessions, in any order.</param>
    public static double Of(double[] heldOut, GaugeTraining training)
    {
        var floor = Floor(training.Sessions.Count, training.FalseAlarms);
        if (heldOut.Length == 0)
        {
            return floor;
        }

        var sorted = heldOut.OrderDescending().ToArray();
        var strays = training.IsTrimmed ? 0 : Math.Min(Strays, (int)(StrayShare * sorted.Length));
        var allowed = Math.Max((int)(training.FalseAlarms * sorted.Length), strays);
        return Math.Max(floor, sorted[Math.Min(allowed, sorted.Length - 1)]);
    }

    /// <summary>
    /// The same where the anomalous ones that are looked for are among the measured: a normal tail through the median and the upper fifth, which up to one anomalous session in five does
    /// not move (as robust scales do; Rousseeuw, Croux 1993).
    /// </summary>
    public static double OfMixed(double[] measures, int trained, double falseAlarms)
    {
        var floor = Floor(trained, falseAlarms);
        if (measures.Length == 0)
        {
            return floor;
        }

        var sorted = measures.Order().ToArray();
        var (median, high) = (sorted[(sorted.Length - 1) / 2], sorted[(int)((sorted.Length - 1) * Trusted)]);
        return Math.Max(floor, median + ((high - median) * Normal.InvCDF(0, 1, 1 - falseAlarms) / Normal.InvCDF(0, 1, Trusted)));
    }

    /// <summary>The last digits of a logarithm must not decide about a measure that is equal to the floor.</summary>
    public static double Floor(int trained, double falseAlarms) => Math.Max(0.1, Math.Min(-Math.Log(falseAlarms), Math.Log(Math.Max(2, trained))) * (1 - 1e-9));
}
