namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Compares where control goes from each place with where it went. Only places that were passed in both periods are compared, so that another mix of requests says
/// nothing.
/// </summary>
internal sealed class FlowComparison(FlowPlaces places, FlowReader before, FlowReader now)
{
    /// <summary>What chance gives in one of twenty comparisons (chi-squared with one degree of freedom: 3.84 / 2 nats). Results are flat between 1 and 3.</summary>
    private const double Chance = 1.92;

    // How much a way convinces beyond its numbers. Ordered by how seldom a healthy program does it; results are flat when each is halved or doubled.
    private const double NewError = 1.5;
    private const double NewStatement = 0.5;
    private const double KnownError = 0.4;
    private const double KnownStatement = 0.2;
    private const double NowEndsHere = 0.8;
    private const double OtherwiseGone = 0.2;

    /// <summary>A way that was known, or is still taken, is a shift of habits rather than a break.</summary>
    private const double OnlyMoved = 0.5;

    private readonly ILookup<int, int> _before = before.Counts.Successors();
    private readonly ILookup<int, int> _now = now.Counts.Successors();

    public IEnumerable<FlowShift> Shifts()
    {
        foreach (var from in now.Counts.From.Where(f => before.Counts.Departures(f) > 0))
        {
            foreach (var to in _before[from].Union(_now[from]))
            {
                if (Of(from, to) is { Surprise: > 0 } shift)
                {
                    yield return shift;
                }
            }
        }
    }

    private FlowShift Of(int from, int to)
    {
        var (was, @is) = (ShareOf(before, from, to), ShareOf(now, from, to));
        var kind = @is.Ratio > was.Ratio
            ? was.Count == 0 ? FlowShiftKind.Appeared : FlowShiftKind.More
            : @is.Count == 0 ? FlowShiftKind.Vanished : FlowShiftKind.Less;
        var surprise = Share.Surprise(was, @is) - Chance;
        return new(kind, from, to, was, @is, surprise > 0 ? surprise * WeightOf(kind, from, to) : 0);
    }

    private double WeightOf(FlowShiftKind kind, int from, int to) => kind switch
    {
        FlowShiftKind.Appeared => NoveltyOf(to),
        FlowShiftKind.More => NoveltyOf(to) * OnlyMoved,
        // That a thread ended here less often means that it goes on: no harm.
        _ when places[to].Kind == FlowPlaceKind.End => 0,
        FlowShiftKind.Vanished => EndsMoreOften(from) ? NowEndsHere : OtherwiseGone,
        _ => OtherwiseGone * OnlyMoved,
    };

    private double NoveltyOf(int to)
    {
        var isError = now.ErrorPlaces.Contains(to);
        return before.Counts.Departures(to) == 0 && places[to].Kind == FlowPlaceKind.Statement
            ? isError ? NewError : NewStatement
            : isError ? KnownError : KnownStatement;
    }

    private bool EndsMoreOften(int from) =>
        _now[from].Any(to => places[to].Kind == FlowPlaceKind.End && ShareOf(now, from, to).Ratio > ShareOf(before, from, to).Ratio);

    private static Share ShareOf(FlowReader period, int from, int to) => new(period.Counts.Steps(from, to), period.Counts.Departures(from));
}
