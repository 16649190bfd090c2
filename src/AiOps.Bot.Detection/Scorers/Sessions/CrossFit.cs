using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Measures sessions with a gauge that was fitted without them (cross-conformal prediction; Vovk 2015).</summary>
internal static class CrossFit
{
    private const int Folds = 5;

    /// <summary>Of so many sessions one fold is enough to see the tail at the rates that are asked for.</summary>
    private const int ManySessions = 50_000;

    public static double[] Measure(IReadOnlyList<LogSession> sessions, Func<IReadOnlyList<LogSession>, ISessionGauge> fit, ParallelOptions parallel)
    {
        if (sessions.Count < 2 * Folds)
        {
            return [];
        }

        var measured = new double[sessions.Count < ManySessions ? Folds : 1][];
        Parallel.For(0, measured.Length, parallel, fold =>
        {
            var gauge = fit([.. sessions.Where((_, i) => i % Folds != fold)]);
            measured[fold] = [.. sessions.Where((_, i) => i % Folds == fold).Select(gauge.Measure)];
        });
        return [.. measured.SelectMany(m => m)];
    }
}
