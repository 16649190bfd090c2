namespace AiOps.Bot.Detection.Forecasting;

/// <summary>Looks for a minimum without derivatives (Nelder and Mead 1965, with the standard coefficients).</summary>
internal static class NelderMead
{
    private const double Tolerance = 1e-8;

    /// <param name="objective">Infinity where a place is not allowed.</param>
    /// <param name="step">Size of the first simplex.</param>
    /// <param name="most">How often the objective may be asked.</param>
    public static double[] Minimise(Func<double[], double> objective, double[] start, double step, int most)
    {
        if (start.Length == 0)
        {
            return start;
        }

        var simplex = Enumerable.Range(0, start.Length + 1).Select(i => Corner(start, i - 1, step)).Select(p => (Place: p, Value: Finite(objective(p)))).ToArray();
        for (var asked = simplex.Length; asked < most;)
        {
            Array.Sort(simplex, (a, b) => a.Value.CompareTo(b.Value));
            if (simplex[^1].Value - simplex[0].Value <= Tolerance * (Math.Abs(simplex[0].Value) + Tolerance))
            {
                break;
            }

            asked += Move(objective, simplex);
        }

        return simplex.MinBy(s => s.Value).Place;
    }

    private static double[] Corner(double[] start, int moved, double step)
    {
        var place = (double[])start.Clone();
        if (moved >= 0)
        {
            place[moved] += step;
        }

        return place;
    }

    private static int Move(Func<double[], double> objective, (double[] Place, double Value)[] simplex)
    {
        var centre = new double[simplex.Length - 1];
        for (var i = 0; i < centre.Length; i++)
        {
            centre[i] = simplex[..^1].Average(s => s.Place[i]);
        }

        var (worst, second, best) = (simplex[^1], simplex[^2].Value, simplex[0].Value);
        var reflected = Try(objective, centre, worst.Place, 1);
        if (reflected.Value < best)
        {
            var expanded = Try(objective, centre, worst.Place, 2);
            simplex[^1] = expanded.Value < reflected.Value ? expanded : reflected;
            return 2;
        }

        if (reflected.Value < second)
        {
            simplex[^1] = reflected;
            return 1;
        }

        var contracted = Try(objective, centre, worst.Place, reflected.Value < worst.Value ? 0.5 : -0.5);
        if (contracted.Value < Math.Min(reflected.Value, worst.Value))
        {
            simplex[^1] = contracted;
            return 2;
        }

        for (var i = 1; i < simplex.Length; i++)
        {
            simplex[i] = Try(objective, simplex[0].Place, simplex[i].Place, -0.5);
        }

        return 2 + simplex.Length - 1;
    }

    private static (double[] Place, double Value) Try(Func<double[], double> objective, double[] centre, double[] from, double far)
    {
        var place = centre.Zip(from, (c, f) => c + (far * (c - f))).ToArray();
        return (place, Finite(objective(place)));
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.MaxValue;
}
