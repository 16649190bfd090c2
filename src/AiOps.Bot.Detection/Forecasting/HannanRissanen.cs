namespace AiOps.Bot.Detection.Forecasting;

/// <summary>Where the search for a model's weights begins: errors from a long autoregression, then one regression on values and errors before (Hannan and Rissanen 1982).</summary>
internal static class HannanRissanen
{
    private const double Edge = 0.95;
    private const int LongAr = 12;

    /// <returns>As <see cref="ArmaPolynomials.Of"/> takes them.</returns>
    public static double[] Start(double[] values, ArimaOrder order)
    {
        int[] ar = [.. Enumerable.Range(1, order.Ar), .. Enumerable.Range(1, order.SeasonalAr).Select(k => k * order.Season)];
        int[] ma = [.. Enumerable.Range(1, order.Ma), .. Enumerable.Range(1, order.SeasonalMa).Select(k => k * order.Season)];
        var longest = Math.Min(LongAr, values.Length / 4);
        var errors = Residuals(values, values, [.. Enumerable.Range(1, longest)], []);
        var weights = Regress(values, errors, ar, ma);
        double[] plainFirst = [.. weights[..order.Ar], .. weights.Skip(ar.Length).Take(order.Ma), .. weights[order.Ar..ar.Length], .. weights.Skip(ar.Length + order.Ma)];
        var at = 0;
        var start = new List<double>();
        foreach (var (count, sign) in (ReadOnlySpan<(int, int)>)[(order.Ar, 1), (order.Ma, -1), (order.SeasonalAr, 1), (order.SeasonalMa, -1)])
        {
            start.AddRange(Places([.. plainFirst.Skip(at).Take(count).Select(w => sign * w)]));
            at += count;
        }

        return [.. start];
    }

    /// <summary>Weights to partial autocorrelations (Levinson backwards), drawn in where they are not stationary.</summary>
    private static double[] Places(double[] weights)
    {
        var (left, places) = ((double[])weights.Clone(), new double[weights.Length]);
        for (var k = weights.Length - 1; k >= 0; k--)
        {
            var partial = Math.Clamp(double.IsFinite(left[k]) ? left[k] : 0, -Edge, Edge);
            places[k] = Math.Atanh(partial);
            var before = left[..k];
            for (var i = 0; i < k; i++)
            {
                left[i] = (before[i] + (partial * before[k - 1 - i])) / (1 - (partial * partial));
            }
        }

        return places;
    }

    private static double[] Residuals(double[] values, double[] errors, int[] ar, int[] ma)
    {
        var weights = Regress(values, errors, ar, ma);
        return [.. values.Select((v, row) => v - ar.Select((lag, i) => row >= lag ? weights[i] * values[row - lag] : 0).Sum())];
    }

    private static double[] Regress(double[] values, double[] errors, int[] ar, int[] ma)
    {
        var width = ar.Length + ma.Length;
        var (matrix, right) = (new double[width, width], new double[width]);
        var line = new double[width];
        for (var row = ar.Concat(ma).DefaultIfEmpty(0).Max(); row < values.Length; row++)
        {
            for (var i = 0; i < width; i++)
            {
                line[i] = i < ar.Length ? values[row - ar[i]] : errors[row - ma[i - ar.Length]];
            }

            for (var i = 0; i < width; i++)
            {
                right[i] += line[i] * values[row];
                for (var j = 0; j <= i; j++)
                {
                    matrix[i, j] += line[i] * line[j];
                }
            }
        }

        for (var i = 0; i < width; i++)
        {
            matrix[i, i] *= 1 + 1e-6;
        }

        return Cholesky.Solve(matrix, right);
    }
}
