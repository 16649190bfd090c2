namespace AiOps.Bot.Detection.Forecasting;

/// <summary>Solves systems of a symmetric matrix that is not negative.</summary>
internal static class Cholesky
{
    /// <summary>A direction with less than this share of its column's size is taken as none.</summary>
    private const double Least = 1e-12;

    /// <param name="matrix">Its lower half; overwritten.</param>
    /// <param name="right">Overwritten with the answer.</param>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            var size = matrix[i, i];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] = j < i ? (matrix[j, j] > 0 ? sum / matrix[j, j] : 0) : Math.Sqrt(sum > size * Least ? sum : 0);
            }
        }

        Forward(matrix, right);
        Backward(matrix, right);
        return right;
    }

    private static void Forward(double[,] lower, double[] right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= lower[i, k] * right[k];
            }

            right[i] = lower[i, i] > 0 ? right[i] / lower[i, i] : 0;
        }
    }

    private static void Backward(double[,] lower, double[] right)
    {
        for (var i = right.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < right.Length; k++)
            {
                right[i] -= lower[k, i] * right[k];
            }

            right[i] = lower[i, i] > 0 ? right[i] / lower[i, i] : 0;
        }
    }
}
