using System.Numerics.Tensors;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Margins;

/// <summary>z(x) = sqrt(2/D) cos(Wx + b) with normal W and uniform b: the dot product of two of them is, on average, their Gaussian kernel.</summary>
internal sealed class RandomFeatures
{
    private readonly float[] _weights;
    private readonly float[] _phases;

    public RandomFeatures(int count, int width, double gamma, ulong seed)
    {
        var random = new SplitMix(seed);
        (_weights, _phases, Width) = (new float[count * width], new float[count], width);
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = (float)(random.NextNormal() * Math.Sqrt(2 * gamma));
        }

        for (var i = 0; i < count; i++)
        {
            _phases[i] = (float)(random.NextDouble() * 2 * Math.PI);
        }
    }

    private RandomFeatures(float[] weights, float[] phases, int width) => (_weights, _phases, Width) = (weights, phases, width);

    public int Count => _phases.Length;

    public int Width { get; }

    public static RandomFeatures Load(ModelInput input, int columns)
    {
        var phases = input.Array<float>();
        return new(input.Array<float>(phases.Length * columns), phases, columns);
    }

    public void Save(ModelOutput output)
    {
        output.Array<float>(_phases);
        output.Array<float>(_weights);
    }

    public void Lift(ReadOnlySpan<float> scaled, Span<float> lifted)
    {
        for (var i = 0; i < Count; i++)
        {
            lifted[i] = TensorPrimitives.Dot(scaled, _weights.AsSpan(i * Width, Width)) + _phases[i];
        }

        TensorPrimitives.Cos(lifted, lifted);
        TensorPrimitives.Multiply(lifted, MathF.Sqrt(2f / Count), lifted);
    }
}
