using System.Collections.Immutable;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Ensembles;

/// <summary>
/// Several scorers as one: their surprises are averaged (Fisher's method of combining p-values, 1925), so that a row stands out that one of them finds very strange or
/// all of them somewhat. 0.5 = one row in twenty of the training.
/// </summary>
public sealed class TableEnsemble : ITableScorer
{
    private const int MaxMembers = 100;
    private static readonly double Half = -Math.Log(0.05);

    private readonly ImmutableArray<ITableScorer> _members;
    private readonly ImmutableArray<TailSurprise> _surprises;

    internal TableEnsemble(ImmutableArray<ITableScorer> members, FeatureTable training)
    {
        _members = members;
        _surprises = [.. members.Select(m =>
        {
            var scores = new double[training.Rows];
            m.Score(training.Values, scores);
            return new TailSurprise(scores);
        })];
    }

    private TableEnsemble(ImmutableArray<ITableScorer> members, ImmutableArray<TailSurprise> surprises) => (_members, _surprises) = (members, surprises);

    public string Name => TableEnsembleTrainer.FamilyName;

    public int Width => _members[0].Width;

    internal static TableEnsemble Load(ModelInput input, int depth)
    {
        var count = input.Number(1, MaxMembers);
        ImmutableArray<ITableScorer> members = [.. Enumerable.Range(0, count).Select(_ => SavedScorers.Load(input, depth))];
        return members.All(m => m.Width == members[0].Width)
            ? new(members, [.. members.Select(_ => TailSurprise.Load(input))])
            : throw new FormatException("The members of the model do not score the same columns.");
    }

    internal void Save(ModelOutput output)
    {
        output.Number(_members.Length);
        foreach (var member in _members)
        {
            SavedScorers.Save(member, output);
        }

        foreach (var surprise in _surprises)
        {
            surprise.Save(output);
        }
    }

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var sums = new double[scores.Length];
        for (var m = 0; m < _members.Length; m++)
        {
            _members[m].Score(rows, scores);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += _surprises[m].Of(scores[i]) / _members.Length;
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            scores[i] = sums[i] / (sums[i] + Half);
        }
    }
}
