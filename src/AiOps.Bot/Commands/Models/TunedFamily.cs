using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Tuning;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>What <c>aiops tune</c> found, with the figures of later rows that no trial saw.</summary>
/// <param name="Search">How it was found.</param>
/// <param name="HeldOut">The best settings on the rows that no trial saw.</param>
/// <param name="OwnHeldOut">The family's own settings on the same rows.</param>
internal sealed record TunedFamily(string Family, TunedSearch Search, SettingsTuning Tuning, TuningResult Result, MeasuredModel HeldOut, MeasuredModel OwnHeldOut)
{
    public TuningTrial Best => Result.Best;

    /// <summary>For scripts; <see cref="SettingsFile"/> reads it.</summary>
    public object Json => new
    {
        family = Family,
        settings = Best.Settings.Values,
        objective = Search.Objective,
        value = Math.Round(Search.Best, 4),
        valueOfDefaults = Math.Round(Search.Default, 4),
        method = Search.Method,
        trials = Search.Trials,
        stopped = Search.Stopped,
        ended = Result.Ended,
        heldOut = new { figures = HeldOut.Figures, defaults = OwnHeldOut.Figures, difference = HeldOut.Less(OwnHeldOut) },
    };

    public static TunedFamily Of((string Family, string Method, string Objective) named, SettingsTuning tuning, TuningResult result)
    {
        var search = new TunedSearch(named.Method, named.Objective, result.Trials.Length, result.Trials.Count(t => !t.IsFinished), result.Best.Value, result.Trials[0].Value);
        var own = MeasuredModel.Of("own settings", [tuning.TestHeldOut(ScorerSettings.None, CancellationToken.None)]);
        var best = result.Best.Number == 1 ? own : MeasuredModel.Of("best settings", [tuning.TestHeldOut(result.Best.Settings, CancellationToken.None)]);
        return new(named.Family, search, tuning, result, best, own);
    }

    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Family}: the best of {CommonOptions.Counted(Search.Trials, "trial", "trials")} ({Search.Stopped} given up early) has {Search.Objective} {Search.Best:0.000}; the family's own settings {Search.Default:0.000}.{Why()}");
        text.AppendLine().AppendLine(Best.Settings.Values.IsEmpty ? "Nothing was better than the family's own settings." : string.Join(Environment.NewLine, Best.Settings.Values.Select(s => string.Create(CultureInfo.InvariantCulture, $"  {s.Key,-16} {s.Value}"))));
        text.AppendLine().AppendLine("On the last rows, which no trial saw (the honest figures):").AppendLine();
        text.Append(MeasuredText.Text(Best.Number == 1 ? [OwnHeldOut] : [OwnHeldOut, HeldOut]));
        return text.ToString();
    }

    /// <summary>A row for each trial; the same on every machine.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ["trial", "finished", "folds", "objective", .. Tuning.Parameters.Select(p => p.Name)]).AppendLine();
        foreach (var trial in Result.Trials)
        {
            var settings = Tuning.Parameters.Select(p => Cell(trial.Settings.Of(p.Name, p.Default)));
            text.AppendJoin(',', [Cell(trial.Number), trial.IsFinished ? "1" : "0", Cell(trial.Running.Length), Cell(trial.Value), .. settings]).AppendLine();
        }

        return text.ToString();
    }

    private string Why() => Result.Ended switch
    {
        TuningEnd.Patience => " It ended because nothing became better.",
        TuningEnd.Stopped => " It was ended early.",
        _ => "",
    };

    private static string Cell(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
