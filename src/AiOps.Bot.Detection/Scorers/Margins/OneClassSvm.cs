using System.Numerics.Tensors;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Margins;

/// <summary>
/// One-class support vector machine with the Gaussian kernel (Schölkopf et al.: Estimating the Support of a High-Dimensional Distribution, Neural Computation 2001). The
/// score grows as a row leaves the region that holds all but the share ν of the training; 0.5 is its border.
/// </summary>
public sealed class OneClassSvm : ITableScorer
{
    private readonly ColumnScaling _scaling;
    private readonly float[] _vectors;
    private readonly double[] _weights;
    private readonly double _gamma;
    private readonly double _rho;

    internal OneClassSvm(ColumnScaling scaling, float[] vectors, double[] weights, (double Gamma, double Rho) kernel)
    {
        (_scaling, _vectors, _weights) = (scaling, vectors, weights);
        (_gamma, _rho) = kernel;
        Width = vectors.Length / weights.Length;
    }

    public string Name => OneClassSvmTrainer.FamilyName;

    public int Width { get; }

    /// <summary>How many training rows the border rests on.</summary>
    public int SupportVectors => _weights.Length;

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        var scaled = new float[Width];
        for (var i = 0; i < scores.Length; i++)
        {
            _scaling.Apply(rows.Slice(i * Width, Width), scaled);
            var inside = Inside(scaled);
            scores[i] = _rho / (_rho + Math.Max(inside, 0));
        }
    }

    internal static OneClassSvm Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        var weights = input.Array<double>();
        return weights.Length > 0
            ? new(scaling, input.Array<float>(weights.Length * scaling.Columns), weights, (input.Real(), input.Real()))
            : throw new FormatException("The model has no support vector.");
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        output.Array<double>(_weights);
        output.Array<float>(_vectors);
        output.Number(_gamma);
        output.Number(_rho);
    }

    /// <summary>The decision function of the paper: below 0 outside.</summary>
    internal double Decision(ReadOnlySpan<float> row)
    {
        var scaled = new float[Width];
        _scaling.Apply(row, scaled);
        return Inside(scaled) - _rho;
    }

    private double Inside(ReadOnlySpan<float> scaled)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            var distance = TensorPrimitives.Distance(scaled, _vectors.AsSpan(i * Width, Width));
            sum += _weights[i] * Math.Exp(-_gamma * distance * distance);
        }

        return sum;
    }
}
