namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The product of a model's ordinary and seasonal polynomials, as the lags that count: value = Σ ar · values before + error + Σ ma · errors before.
/// </summary>
internal sealed record ArmaPolynomials((int Lag, double Weight)[] Ar, (int Lag, double Weight)[] Ma)
{
    public int Longest => Ar.Concat(Ma).Select(t => t.Lag).DefaultIfEmpty(0).Max();

    /// <param name="place">First the AR weights, then MA, seasonal AR, seasonal MA, as partial autocorrelations before the tangent: any number is stationary and invertible (Monahan 1984).</param>
    public static ArmaPolynomials Of(ArimaOrder order, ReadOnlySpan<double> place)
    {
        var ar = Stationary(place[..order.Ar]);
        var ma = Stationary(place.Slice(order.Ar, order.Ma)).Select(w => -w).ToArray();
        var seasonalAr = Stationary(place.Slice(order.Ar + order.Ma, order.SeasonalAr));
        var seasonalMa = Stationary(place.Slice(order.Ar + order.Ma + order.SeasonalAr, order.SeasonalMa)).Select(w => -w).ToArray();
        return OfWeights(order, (ar, ma), (seasonalAr, seasonalMa));
    }

    /// <summary>Of the weights themselves: x = Σ ar x + e + Σ ma e, and the same of the season.</summary>
    public static ArmaPolynomials OfWeights(ArimaOrder order, (double[] Ar, double[] Ma) plain, (double[] Ar, double[] Ma) seasonal) =>
        new(Product(plain.Ar, seasonal.Ar, order.Season, -1), Product(plain.Ma, seasonal.Ma, order.Season, 1));

    /// <summary>Errors of the next row throughout, errors before the first row taken as none (conditional sum of squares: Box and Jenkins 1970).</summary>
    public double[] Residuals(double[] values)
    {
        var errors = new double[values.Length];
        for (var row = LongestAr(); row < values.Length; row++)
        {
            errors[row] = values[row] - Expected(values, errors, row);
        }

        return errors;
    }

    public double[] Forecast(double[] values, int rows)
    {
        double[] all = [.. values, .. new double[rows]];
        double[] errors = [.. Residuals(values), .. new double[rows]];
        for (var row = values.Length; row < all.Length; row++)
        {
            all[row] = Expected(all, errors, row);
        }

        return all[values.Length..];
    }

    public int LongestAr() => Ar.Select(t => t.Lag).DefaultIfEmpty(0).Max();

    private double Expected(double[] values, double[] errors, int row)
    {
        var sum = 0.0;
        foreach (var (lag, weight) in Ar)
        {
            sum += lag <= row ? weight * values[row - lag] : 0;
        }

        foreach (var (lag, weight) in Ma)
        {
            sum += lag <= row ? weight * errors[row - lag] : 0;
        }

        return sum;
    }

    /// <summary>Partial autocorrelations to weights (Durbin and Levinson).</summary>
    private static double[] Stationary(ReadOnlySpan<double> place)
    {
        var weights = new double[place.Length];
        for (var k = 0; k < place.Length; k++)
        {
            var partial = Math.Tanh(place[k]);
            var before = weights[..k];
            for (var i = 0; i < k; i++)
            {
                weights[i] = before[i] - (partial * before[k - 1 - i]);
            }

            weights[k] = partial;
        }

        return weights;
    }

    /// <param name="sign">Of the product's second terms: (1 - a)(1 - b) = 1 - a - b + ab, but (1 + a)(1 + b) = 1 + a + b + ab.</param>
    private static (int Lag, double Weight)[] Product(double[] plain, double[] seasonal, int season, int sign) =>
    [
        .. plain.Select((w, i) => (i + 1, w)),
        .. seasonal.Select((w, i) => ((i + 1) * season, w)),
        .. from i in Enumerable.Range(0, plain.Length) from j in Enumerable.Range(0, seasonal.Length) select (((j + 1) * season) + i + 1, sign * plain[i] * seasonal[j]),
    ];
}
