using System.Numerics.Tensors;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Margins;

/// <summary>
/// One-class support vector machine on random Fourier features, which stand for the Gaussian kernel (Rahimi, Recht, NIPS 2007): time and memory do not grow with the
/// training. The score is 0.5 at the border and grows outside.
/// </summary>
public sealed class RandomFeatureSvm : ITableScorer
{
    private readonly ColumnScaling _scaling;
    private readonly RandomFeatures _features;
    private readonly float[] _weights;
    private readonly double _rho;

    internal RandomFeatureSvm(ColumnScaling scaling, RandomFeatures features, float[] weights, double rho) => (_scaling, _features, _weights, _rho) = (scaling, features, weights, rho);

    public string Name => RandomFeatureSvmTrainer.FamilyName;

    public int Width => _features.Width;

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var (scaled, lifted) = (new float[Width], new float[_features.Count]);
        for (var i = 0; i < scores.Length; i++)
        {
            _scaling.Apply(rows.Slice(i * Width, Width), scaled);
            _features.Lift(scaled, lifted);
            var inside = TensorPrimitives.Dot(_weights, lifted);
            scores[i] = 1 / (1 + Math.Exp((inside - _rho) / Math.Max(Math.Abs(_rho), 1e-9)));
        }
    }

    internal static RandomFeatureSvm Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        var features = RandomFeatures.Load(input, scaling.Columns);
        return new(scaling, features, input.Array<float>(features.Count), input.Real());
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        _features.Save(output);
        output.Array<float>(_weights);
        output.Number(_rho);
    }
}
