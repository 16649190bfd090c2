using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Measures every session with a gauge that was fitted without it (cross-conformal prediction; Vovk 2015).</summary>
internal static class CrossFit
{
    private const int Folds = 5;

    /// <summary>More sessions do not make the tail any clearer at the rates that are asked for.</summary>
    private const int Measured = 50_000;

    public static double[] Measure(IReadOnlyList<LogSession> sessions, Func<IReadOnlyList<LogSession>, ISessionGauge> fit, ParallelOptions parallel)
    {
        if (sessions.Count < 2 * Folds)
        {
            return [];
        }

        var measured = new double[Folds][];
        Parallel.For(0, Folds, parallel, fold =>
        {
            var gauge = fit([.. sessions.Where((_, i) => i % Folds != fold)]);
            measured[fold] = [.. sessions.Where((_, i) => i % Folds == fold).Take(Measured / Folds).Select(gauge.Measure)];
        });
        return [.. measured.SelectMany(m => m)];
    }
}
