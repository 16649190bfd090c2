namespace AiOps.Bot.Detection.Forecasting;

/// <summary>Orders of a seasonal model, in Box and Jenkins' terms (p, d, q)(P, D, Q)s.</summary>
internal sealed record ArimaOrder(int Ar, int Differences, int Ma, int SeasonalAr, int SeasonalDifferences, int SeasonalMa, int Season)
{
    public int Parameters => Ar + Ma + SeasonalAr + SeasonalMa;

    /// <summary>Rows that differencing takes.</summary>
    public int Lost => Differences + (SeasonalDifferences * Season);

    public double[] Difference(double[] values)
    {
        for (var i = 0; i < Differences; i++)
        {
            values = Apart(values, 1);
        }

        for (var i = 0; i < SeasonalDifferences; i++)
        {
            values = Apart(values, Season);
        }

        return values;
    }

    /// <summary>Undoes <see cref="Difference"/> for rows that come after the values.</summary>
    public double[] Integrate(double[] values, double[] ahead)
    {
        // The weights of (1 - B)^d (1 - B^s)^D.
        var weights = new double[Lost + 1];
        weights[0] = 1;
        for (var i = 0; i < Differences + SeasonalDifferences; i++)
        {
            var lag = i < Differences ? 1 : Season;
            for (var place = Lost; place >= lag; place--)
            {
                weights[place] -= weights[place - lag];
            }
        }

        var all = values.Concat(new double[ahead.Length]).ToArray();
        for (var i = 0; i < ahead.Length; i++)
        {
            var sum = ahead[i];
            for (var lag = 1; lag <= Lost; lag++)
            {
                sum -= weights[lag] * all[values.Length + i - lag];
            }

            all[values.Length + i] = sum;
        }

        return all[values.Length..];
    }

    private static double[] Apart(double[] values, int lag) => [.. values.Skip(lag).Zip(values, (later, earlier) => later - earlier)];
}
