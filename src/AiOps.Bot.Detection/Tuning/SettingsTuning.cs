using System.Collections.Immutable;
using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>
/// Searches the settings of a family by cross-validation in the order of time. The last part of the rows is never looked at, so that it can say afterwards how good the
/// choice is: the value that a choice was made by always flatters it.
/// </summary>
public sealed class SettingsTuning
{
    private readonly TunableFamily _family;
    private readonly ModelTrial _trial;
    private readonly TuningPlan _plan;
    private readonly ImmutableArray<TunedParameter> _parameters;
    private readonly ImmutableArray<(int Begin, int End)> _folds;

    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than folds.</exception>
    public SettingsTuning(TunableFamily family, ModelTrial trial, TuningPlan plan)
    {
        (_family, _trial, _plan) = (family, trial, plan);
        var parts = ForwardFolds.Of(trial.Rows, plan.Folds + 1);
        (_folds, HeldOut) = (parts[..^1], parts[^1]);
        var needsThreshold = plan.Objective is TuningObjective.F1 or TuningObjective.EventF1;
        _parameters = needsThreshold && !family.Create(ScorerSettings.None).NeedsLabels ? family.Parameters.Add(TunableScorers.RaisedShare) : family.Parameters;
    }

    /// <summary>What is searched.</summary>
    public ImmutableArray<TunedParameter> Parameters => _parameters;

    /// <summary>The rows that no trial sees.</summary>
    public (int Begin, int End) HeldOut { get; }

    /// <param name="tried">Called after each trial with all so far.</param>
    /// <param name="cancellationToken">Ends the search early; what was found until then counts.</param>
    /// <exception cref="ArgumentException">A fold lacks rows of one kind.</exception>
    /// <exception cref="OperationCanceledException">It was ended before the first trial was finished.</exception>
    public TuningResult Search(ISettingsSearch search, Action<IReadOnlyList<TuningTrial>> tried, CancellationToken cancellationToken)
    {
        var (trials, best) = (new List<TuningTrial>(), (TuningTrial?)null);
        while (trials.Count < _plan.Trials)
        {
            if (best is not null && trials.Count - best.Number >= _plan.Patience)
            {
                return new([.. trials], best, TuningEnd.Patience);
            }

            try
            {
                trials.Add(TryNext(search, trials, cancellationToken));
            }
            catch (OperationCanceledException) when (best is not null)
            {
                return new([.. trials], best, TuningEnd.Stopped);
            }

            best = best is null || (trials[^1].IsFinished && trials[^1].Value > best.Value) ? trials[^1] : best;
            tried(trials);
        }

        return new([.. trials], best!, TuningEnd.Trials);
    }

    /// <summary>How settings do on the rows that no trial saw.</summary>
    public TrialRows TestHeldOut(ScorerSettings settings, CancellationToken cancellationToken) => With(settings).TryFold(_family.Create(settings), HeldOut, cancellationToken);

    /// <summary>The same rows, to be fitted and raised as the settings say.</summary>
    public ModelTrial With(ScorerSettings settings) => _trial.Raising(settings.Of(TunableScorers.RaisedShare.Name, TunableScorers.RaisedShare.Default));

    private TuningTrial TryNext(ISettingsSearch search, List<TuningTrial> trials, CancellationToken cancellationToken)
    {
        // The defaults first: whatever is chosen is no worse on the folds.
        var places = trials.Count == 0 ? [.. _parameters.Select(p => p.PlaceOf(p.Default))] : search.Next(trials, _parameters.Length);
        var settings = trials.Count == 0 ? ScorerSettings.None : new(_parameters.Zip(places, (p, place) => KeyValuePair.Create(p.Name, p.At(place))).ToImmutableSortedDictionary(StringComparer.Ordinal));
        var (running, rows) = (ImmutableArray.CreateBuilder<double>(), new List<TrialRows>());
        foreach (var fold in _folds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(With(settings).TryFold(_family.Create(settings), fold, cancellationToken));
            running.Add(ObjectiveValue.Of(TrialRows.Join(rows), _plan.Objective));
            if (rows.Count < _folds.Length && MedianRule.GivesUp(trials, rows.Count, running[^1]))
            {
                return new(trials.Count + 1, settings, places, running.ToImmutable(), false);
            }
        }

        return double.IsNaN(running[^1])
            ? throw new ArgumentException("No row that the settings could be tried on is anomalous.")
            : new(trials.Count + 1, settings, places, running.ToImmutable(), true);
    }
}
