using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>
/// A network that has to say its input again through a narrow middle (Hinton, Salakhutdinov: Science 2006): width, hidden, middle, hidden, width; tanh inside, linear at the end.
/// The loss is half the squared difference.
/// </summary>
internal sealed class AutoencoderNetwork : INetwork
{
    private const int Layers = 4;

    private readonly int[] _sizes;
    private readonly int[] _offsets = new int[Layers + 1];
    private readonly float[] _rows;

    /// <param name="rows">The training, row by row, on one scale.</param>
    public AutoencoderNetwork(int width, int hidden, int middle, float[] rows)
    {
        _sizes = [width, hidden, middle, hidden, width];
        _rows = rows;
        for (var layer = 0; layer < Layers; layer++)
        {
            _offsets[layer + 1] = _offsets[layer] + ((_sizes[layer] + 1) * _sizes[layer + 1]);
        }
    }

    public int Width => _sizes[0];

    public int Parameters => _offsets[Layers];

    public int LengthOf(int item) => 0;

    public object Workspace() => new Space(_sizes);

    /// <summary>Weights at the beginning (Glorot, Bengio: AISTATS 2010).</summary>
    public float[] Start(ulong seed)
    {
        var random = SplitMix.Of(seed, 1_000_003);
        var parameters = new float[Parameters];
        for (var layer = 0; layer < Layers; layer++)
        {
            var bound = Math.Sqrt(6.0 / (_sizes[layer] + _sizes[layer + 1]));
            foreach (ref var weight in parameters.AsSpan(_offsets[layer], _sizes[layer] * _sizes[layer + 1]))
            {
                weight = (float)(((2 * random.NextDouble()) - 1) * bound);
            }
        }

        return parameters;
    }

    public (double Loss, int Values) AddGradient(float[] parameters, ReadOnlySpan<int> items, float[] gradient, object workspace)
    {
        if (items.IsEmpty)
        {
            return (0, 0);
        }

        var space = (Space)workspace;
        space.Take(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            _rows.AsSpan(items[i] * Width, Width).CopyTo(space.Values[0].AsSpan(i * Width));
        }

        Forward(parameters, space, items.Length);
        var size = items.Length * Width;
        var difference = space.Slopes[Layers].AsSpan(0, size);
        TensorPrimitives.Subtract(space.Values[Layers].AsSpan(0, size), space.Values[0].AsSpan(0, size), difference);
        for (var layer = Layers - 1; layer >= 0; layer--)
        {
            Backward(parameters, gradient, space, (layer, items.Length));
        }

        return (TensorPrimitives.SumOfSquares<float>(difference) / 2, items.Length);
    }

    public int Hidden => _sizes[1];

    /// <summary>How many values there are in the middle.</summary>
    public int Middle => _sizes[Layers / 2];

    /// <summary>What the network makes of rows.</summary>
    /// <param name="middle">The values in the middle; empty where they are not wanted.</param>
    public void Reconstruct(float[] parameters, ReadOnlySpan<float> rows, Span<float> made, Span<float> middle = default)
    {
        var space = new Space(_sizes);
        var count = rows.Length / Width;
        space.Take(count);
        rows.CopyTo(space.Values[0]);
        Forward(parameters, space, count);
        space.Values[Layers].AsSpan(0, rows.Length).CopyTo(made);
        space.Values[Layers / 2].AsSpan(0, middle.Length).CopyTo(middle);
    }

    /// <summary>Rows are filled up to whole vectors, so that a row's result does not depend on how many others there are.</summary>
    private void Forward(float[] parameters, Space space, int taken)
    {
        var rows = Space.Padded(taken);
        for (var layer = 0; layer < Layers; layer++)
        {
            var (wide, narrow) = (_sizes[layer], _sizes[layer + 1]);
            var weights = parameters.AsSpan(_offsets[layer], wide * narrow);
            var biases = parameters.AsSpan(_offsets[layer] + (wide * narrow), narrow);
            var output = space.Values[layer + 1].AsSpan(0, rows * narrow);
            for (var row = 0; row < rows; row++)
            {
                biases.CopyTo(output[(row * narrow)..]);
            }

            MatrixProduct.Add(space.Values[layer], weights, output, (rows, wide, narrow));
            if (layer < Layers - 1)
            {
                TensorPrimitives.Tanh(output, output);
            }
        }
    }

    /// <summary>From the slopes behind a layer to its gradient and to the slopes before it.</summary>
    private void Backward(float[] parameters, float[] gradient, Space space, (int Layer, int Rows) at)
    {
        var (wide, narrow) = (_sizes[at.Layer], _sizes[at.Layer + 1]);
        var slopes = space.Slopes[at.Layer + 1].AsSpan(0, at.Rows * narrow);
        var input = space.Values[at.Layer].AsSpan(0, at.Rows * wide);
        MatrixProduct.Transpose(input, space.Turned, at.Rows, wide);
        MatrixProduct.Add(space.Turned, slopes, gradient.AsSpan(_offsets[at.Layer]), (wide, at.Rows, narrow));
        var biases = gradient.AsSpan(_offsets[at.Layer] + (wide * narrow), narrow);
        for (var row = 0; row < at.Rows; row++)
        {
            TensorPrimitives.Add(biases, slopes.Slice(row * narrow, narrow), biases);
        }

        if (at.Layer == 0)
        {
            return;
        }

        var before = space.Slopes[at.Layer].AsSpan(0, at.Rows * wide);
        before.Clear();
        MatrixProduct.Transpose(parameters.AsSpan(_offsets[at.Layer], wide * narrow), space.Turned, wide, narrow);
        MatrixProduct.Add(slopes, space.Turned, before, (at.Rows, narrow, wide));
        for (var i = 0; i < before.Length; i++)
        {
            before[i] *= 1 - (input[i] * input[i]);
        }
    }

    /// <summary>Values and slopes at each layer for the rows of a part.</summary>
    private sealed class Space(int[] sizes)
    {
        private int _rows;

        public float[][] Values { get; private set; } = [];

        public float[][] Slopes { get; private set; } = [];

        public float[] Turned { get; private set; } = [];

        public static int Padded(int rows) => (rows + 15) & ~15;

        public void Take(int taken)
        {
            var rows = Padded(Math.Max(1, taken));
            if (rows <= _rows)
            {
                return;
            }

            _rows = rows;
            Values = [.. sizes.Select(s => new float[s * rows])];
            Slopes = [.. sizes.Select(s => new float[s * rows])];
            Turned = new float[Math.Max(sizes.Max() * rows, sizes.Max() * sizes.Max())];
        }
    }
}
