namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The exact Gaussian likelihood of a stationary model, by the Kalman filter on Harvey's state space form, with the stationary distribution as the first state (Gardner, Harvey, Phillips
/// 1980), and the variance of the errors concentrated out.
/// </summary>
internal static class ArmaLikelihood
{
    private const int Doublings = 60;
    private const double Still = 1e-12;

    /// <summary>Minus twice the logarithm of the likelihood.</summary>
    public static double Deviance(double[] values, ArmaPolynomials model)
    {
        var size = Math.Max(model.LongestAr(), model.Ma.Select(t => t.Lag).DefaultIfEmpty(0).Max() + 1);
        var (ar, shock) = (new double[size], new double[size]);
        shock[0] = 1;
        Array.ForEach(model.Ar, t => ar[t.Lag - 1] += t.Weight);
        Array.ForEach(model.Ma, t => shock[t.Lag] += t.Weight);
        var covariance = Stationary(ar, shock);
        var (state, squares, logs) = (new double[size], 0.0, 0.0);
        foreach (var value in values)
        {
            var (error, variance) = (value - state[0], covariance[0, 0]);
            squares += error * error / variance;
            logs += Math.Log(variance);
            Update(state, covariance, error / variance);
            Predict(state, covariance, ar, shock);
        }

        var count = values.Length;
        return (count * (Math.Log(2 * Math.PI * squares / count) + 1)) + logs;
    }

    private static void Update(double[] state, double[,] covariance, double error)
    {
        var (size, variance) = (state.Length, covariance[0, 0]);
        var first = new double[size];
        for (var i = 0; i < size; i++)
        {
            first[i] = covariance[i, 0];
            state[i] += first[i] * error;
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                covariance[i, j] -= first[i] * first[j] / variance;
            }
        }
    }

    /// <summary>The transition shifts the state up and adds the first one by the AR weights.</summary>
    private static void Predict(double[] state, double[,] covariance, double[] ar, double[] shock)
    {
        var size = state.Length;
        var head = state[0];
        for (var i = 0; i < size; i++)
        {
            state[i] = (i + 1 < size ? state[i + 1] : 0) + (ar[i] * head);
        }

        var next = Moved(covariance, ar);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                covariance[i, j] = next[i, j] + (shock[i] * shock[j]);
            }
        }
    }

    private static double[,] Moved(double[,] covariance, double[] ar)
    {
        var size = ar.Length;
        var next = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var sum = i + 1 < size && j + 1 < size ? covariance[i + 1, j + 1] : 0;
                sum += i + 1 < size ? covariance[i + 1, 0] * ar[j] : 0;
                sum += j + 1 < size ? ar[i] * covariance[0, j + 1] : 0;
                next[i, j] = sum + (ar[i] * ar[j] * covariance[0, 0]);
            }
        }

        return next;
    }

    /// <summary>P = T P T' + R R', by doubling: each step adds as many shocks as all before.</summary>
    private static double[,] Stationary(double[] ar, double[] shock)
    {
        var size = ar.Length;
        var (transition, sum) = (new double[size, size], new double[size, size]);
        for (var i = 0; i < size; i++)
        {
            transition[i, 0] = ar[i];
            if (i + 1 < size)
            {
                transition[i, i + 1] += 1;
            }

            for (var j = 0; j < size; j++)
            {
                sum[i, j] = shock[i] * shock[j];
            }
        }

        for (var step = 0; step < Doublings; step++)
        {
            var added = Times(Times(transition, sum, false), transition, true);
            var largest = 0.0;
            for (var i = 0; i < size * size; i++)
            {
                sum[i / size, i % size] += added[i / size, i % size];
                largest = Math.Max(largest, Math.Abs(added[i / size, i % size]));
            }

            if (largest <= Still * sum[0, 0])
            {
                break;
            }

            transition = Times(transition, transition, false);
        }

        return sum;
    }

    private static double[,] Times(double[,] left, double[,] right, bool isTransposed)
    {
        var size = left.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                var weight = left[i, k];
                for (var j = 0; weight != 0 && j < size; j++)
                {
                    product[i, j] += weight * (isTransposed ? right[j, k] : right[k, j]);
                }
            }
        }

        return product;
    }
}
