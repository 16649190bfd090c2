using System.Numerics.Tensors;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>
/// A long short-term memory (Hochreiter, Schmidhuber 1997) that says which event comes next (Du et al.: DeepLog, CCS 2017): an embedding, one layer of cells, a softmax. The loss
/// is the cross entropy at every step of a window.
/// </summary>
/// <param name="kinds">How many events there are, as inputs and as outputs.</param>
/// <param name="windows">The training: inputs and what follows each of them.</param>
internal sealed class NextEventNetwork(int kinds, int embedding, int cells, IReadOnlyList<EventWindow> windows) : INetwork
{
    private const int Gates = 4;

    private int Wide => embedding + cells;

    private int Weights => kinds * embedding;

    private int Biases => Weights + (Wide * Gates * cells);

    private int Out => Biases + (Gates * cells);

    private int OutBiases => Out + (cells * kinds);

    public int Parameters => OutBiases + kinds;

    public int LengthOf(int item) => windows[item].Inputs.Length;

    public object Workspace() => new Space();

    public float[] Start(ulong seed)
    {
        var random = SplitMix.Of(seed, 1_000_007);
        var parameters = new float[Parameters];
        Fill(parameters.AsSpan(0, Weights), 0.5, ref random);
        Fill(parameters.AsSpan(Weights, Biases - Weights), Math.Sqrt(6.0 / (Wide + cells)), ref random);
        Fill(parameters.AsSpan(Out, OutBiases - Out), Math.Sqrt(6.0 / (cells + kinds)), ref random);

        // Remembering is where to start from (Jozefowicz et al., ICML 2015): the bias of the gate that forgets is 1.
        parameters.AsSpan(Biases + cells, cells).Fill(1);
        return parameters;
    }

    public (double Loss, int Values) AddGradient(float[] parameters, ReadOnlySpan<int> items, float[] gradient, object workspace)
    {
        if (items.IsEmpty)
        {
            return (0, 0);
        }

        var space = (Space)workspace;
        var steps = 0;
        foreach (var item in items)
        {
            steps = Math.Max(steps, windows[item].Inputs.Length);
        }

        space.Take((items.Length, steps), (embedding, cells, kinds));
        var (loss, values) = (0.0, 0);
        for (var step = 0; step < steps; step++)
        {
            Gather(space, items, step);
            StepForward(parameters, space, step);
            var (stepLoss, count) = Compare(parameters, space, items, step);
            (loss, values) = (loss + stepLoss, values + count);
        }

        Backward(parameters, gradient, space, items);
        return (loss, values);
    }

    /// <summary>-ln of how likely each target is after the inputs up to it.</summary>
    public double[] Surprises(float[] parameters, EventWindow window)
    {
        var space = new Space();
        space.Take((1, 1), (embedding, cells, kinds));
        var surprises = new double[window.Inputs.Length];
        for (var step = 0; step < surprises.Length; step++)
        {
            space.Kinds[0][0] = window.Inputs[step];
            StepForward(parameters, space, 0);
            var scores = Softmax(parameters, space, 0)[..kinds];
            surprises[step] = -Math.Log(Math.Max(scores[window.Targets[step]], 1e-12f));

            // The state after this step is the one before the next.
            space.Hidden[1].CopyTo(space.Hidden[0], 0);
            space.Cells[1].CopyTo(space.Cells[0], 0);
        }

        return surprises;
    }

    private void Gather(Space space, ReadOnlySpan<int> items, int step)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var inputs = windows[items[i]].Inputs;
            space.Kinds[step][i] = step < inputs.Length ? inputs[step] : 0;
        }
    }

    private void StepForward(float[] parameters, Space space, int step)
    {
        var rows = space.Rows;
        for (var i = 0; i < rows; i++)
        {
            var input = space.Inputs[step].AsSpan(i * Wide, Wide);
            parameters.AsSpan(space.Kinds[step][i] * embedding, embedding).CopyTo(input);
            space.Hidden[step].AsSpan(i * cells, cells).CopyTo(input[embedding..]);
            parameters.AsSpan(Biases, Gates * cells).CopyTo(space.Opened[step].AsSpan(i * Gates * cells));
        }

        MatrixProduct.Add(space.Inputs[step], parameters.AsSpan(Weights), space.Opened[step], (rows, Wide, Gates * cells));
        for (var i = 0; i < rows; i++)
        {
            Remember(space, step, i);
        }
    }

    /// <summary>Gates in the order in, forget, out, new.</summary>
    private void Remember(Space space, int step, int row)
    {
        var gates = space.Opened[step].AsSpan(row * Gates * cells, Gates * cells);
        TensorPrimitives.Sigmoid(gates[..(3 * cells)], gates[..(3 * cells)]);
        TensorPrimitives.Tanh(gates[(3 * cells)..], gates[(3 * cells)..]);
        var now = space.Cells[step + 1].AsSpan(row * cells, cells);
        TensorPrimitives.Multiply(gates[..cells], gates[(3 * cells)..], now);
        TensorPrimitives.MultiplyAdd(gates.Slice(cells, cells), space.Cells[step].AsSpan(row * cells, cells), now, now);
        var bent = space.Bent[step].AsSpan(row * cells, cells);
        TensorPrimitives.Tanh(now, bent);
        TensorPrimitives.Multiply(gates.Slice(2 * cells, cells), bent, space.Hidden[step + 1].AsSpan(row * cells, cells));
    }

    private Span<float> Softmax(float[] parameters, Space space, int step)
    {
        var rows = space.Rows;
        var scores = space.Scores[step].AsSpan(0, rows * kinds);
        for (var i = 0; i < rows; i++)
        {
            parameters.AsSpan(OutBiases, kinds).CopyTo(scores[(i * kinds)..]);
        }

        MatrixProduct.Add(space.Hidden[step + 1], parameters.AsSpan(Out), scores, (rows, cells, kinds));
        for (var i = 0; i < rows; i++)
        {
            var row = scores.Slice(i * kinds, kinds);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
        }

        return scores;
    }

    /// <summary>Leaves the slopes of the loss in the scores; rows that have ended have none.</summary>
    private (double Loss, int Values) Compare(float[] parameters, Space space, ReadOnlySpan<int> items, int step)
    {
        var scores = Softmax(parameters, space, step);
        var (loss, values) = (0.0, 0);
        for (var i = 0; i < space.Rows; i++)
        {
            var row = scores.Slice(i * kinds, kinds);
            var targets = i < items.Length ? windows[items[i]].Targets : [];
            if (step >= targets.Length)
            {
                row.Clear();
                continue;
            }

            loss -= Math.Log(Math.Max(row[targets[step]], 1e-12f));
            row[targets[step]] -= 1;
            values++;
        }

        return (loss, values);
    }

    private void Backward(float[] parameters, float[] gradient, Space space, ReadOnlySpan<int> items)
    {
        MatrixProduct.Transpose(parameters.AsSpan(Out, cells * kinds), space.TurnedOut, cells, kinds);
        MatrixProduct.Transpose(parameters.AsSpan(Weights, Wide * Gates * cells), space.TurnedWeights, Wide, Gates * cells);
        for (var step = space.Steps - 1; step >= 0; step--)
        {
            OutputBackward(gradient, space, step);
            for (var i = 0; i < space.Rows; i++)
            {
                Forget(space, step, i);
            }

            GatesBackward(gradient, space, items.Length, step);
        }
    }

    /// <summary>Adds to the slopes of the hidden values what the output wants of them.</summary>
    private void OutputBackward(float[] gradient, Space space, int step)
    {
        var slopes = space.Scores[step].AsSpan(0, space.Rows * kinds);
        MatrixProduct.Transpose(space.Hidden[step + 1].AsSpan(0, space.Rows * cells), space.Turned, space.Rows, cells);
        MatrixProduct.Add(space.Turned, slopes, gradient.AsSpan(Out), (cells, space.Rows, kinds));
        AddRows(slopes, gradient.AsSpan(OutBiases, kinds), space.Rows);
        MatrixProduct.Add(slopes, space.TurnedOut, space.HiddenSlopes, (space.Rows, kinds, cells));
    }

    /// <summary>From the slopes of hidden values and cells of a row to those before the gates, and of the cells a step earlier.</summary>
    private void Forget(Space space, int step, int row)
    {
        var gates = space.Opened[step].AsSpan(row * Gates * cells, Gates * cells);
        var slopes = space.GateSlopes.AsSpan(row * Gates * cells, Gates * cells);
        var hidden = space.HiddenSlopes.AsSpan(row * cells, cells);
        var held = space.CellSlopes.AsSpan(row * cells, cells);
        var bent = space.Bent[step].AsSpan(row * cells, cells);
        var before = space.Cells[step].AsSpan(row * cells, cells);
        for (var c = 0; c < cells; c++)
        {
            var (open, keep, show, fresh) = (gates[c], gates[cells + c], gates[(2 * cells) + c], gates[(3 * cells) + c]);
            var slope = held[c] + (hidden[c] * show * (1 - (bent[c] * bent[c])));
            slopes[c] = slope * fresh * open * (1 - open);
            slopes[cells + c] = slope * before[c] * keep * (1 - keep);
            slopes[(2 * cells) + c] = hidden[c] * bent[c] * show * (1 - show);
            slopes[(3 * cells) + c] = slope * open * (1 - (fresh * fresh));
            held[c] = slope * keep;
        }
    }

    private void GatesBackward(float[] gradient, Space space, int items, int step)
    {
        var rows = space.Rows;
        MatrixProduct.Transpose(space.Inputs[step].AsSpan(0, rows * Wide), space.Turned, rows, Wide);
        MatrixProduct.Add(space.Turned, space.GateSlopes, gradient.AsSpan(Weights), (Wide, rows, Gates * cells));
        AddRows(space.GateSlopes.AsSpan(0, rows * Gates * cells), gradient.AsSpan(Biases, Gates * cells), rows);
        Array.Clear(space.InputSlopes);
        MatrixProduct.Add(space.GateSlopes, space.TurnedWeights, space.InputSlopes, (rows, Gates * cells, Wide));
        for (var i = 0; i < rows; i++)
        {
            var slopes = space.InputSlopes.AsSpan(i * Wide, Wide);
            slopes[embedding..].CopyTo(space.HiddenSlopes.AsSpan(i * cells, cells));
            if (i < items)
            {
                var row = gradient.AsSpan(space.Kinds[step][i] * embedding, embedding);
                TensorPrimitives.Add(row, slopes[..embedding], row);
            }
        }
    }

    private static void AddRows(ReadOnlySpan<float> values, Span<float> sums, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            TensorPrimitives.Add(sums, values.Slice(row * sums.Length, sums.Length), sums);
        }
    }

    private static void Fill(Span<float> values, double bound, ref SplitMix random)
    {
        foreach (ref var value in values)
        {
            value = (float)(((2 * random.NextDouble()) - 1) * bound);
        }
    }

    /// <summary>What one part of a batch needs, step by step.</summary>
    private sealed class Space
    {
        private (int Rows, int Steps) _room;

        public int Rows { get; private set; }

        public int Steps { get; private set; }

        public int[][] Kinds { get; private set; } = [];

        public float[][] Inputs { get; private set; } = [];

        public float[][] Opened { get; private set; } = [];

        public float[][] Cells { get; private set; } = [];

        public float[][] Bent { get; private set; } = [];

        public float[][] Hidden { get; private set; } = [];

        public float[][] Scores { get; private set; } = [];

        public float[] HiddenSlopes { get; private set; } = [];

        public float[] CellSlopes { get; private set; } = [];

        public float[] GateSlopes { get; private set; } = [];

        public float[] InputSlopes { get; private set; } = [];

        public float[] Turned { get; private set; } = [];

        public float[] TurnedOut { get; private set; } = [];

        public float[] TurnedWeights { get; private set; } = [];

        public void Take((int Batch, int Steps) wanted, (int Embedding, int Cells, int Kinds) sizes)
        {
            // Whole blocks of rows: a row's result does not depend on how many others there are.
            (Rows, Steps) = ((wanted.Batch + 3) & ~3, wanted.Steps);
            if (Rows > _room.Rows || Steps > _room.Steps)
            {
                Grow((Math.Max(Rows, _room.Rows), Math.Max(Steps, _room.Steps)), sizes);
            }

            Array.Clear(Hidden[0]);
            Array.Clear(Cells[0]);
            Array.Clear(HiddenSlopes);
            Array.Clear(CellSlopes);
        }

        private void Grow((int Rows, int Steps) room, (int Embedding, int Cells, int Kinds) sizes)
        {
            var ((rows, steps), (embedding, cells, kinds)) = (room, sizes);
            var wide = embedding + cells;
            _room = room;
            Kinds = [.. Enumerable.Range(0, steps).Select(_ => new int[rows])];
            (Inputs, Opened, Bent, Scores) = (Arrays(steps, rows * wide), Arrays(steps, rows * Gates * cells), Arrays(steps, rows * cells), Arrays(steps, rows * kinds));
            (Hidden, Cells) = (Arrays(steps + 1, rows * cells), Arrays(steps + 1, rows * cells));
            (HiddenSlopes, CellSlopes, GateSlopes, InputSlopes) = (new float[rows * cells], new float[rows * cells], new float[rows * Gates * cells], new float[rows * wide]);
            (Turned, TurnedOut, TurnedWeights) = (new float[rows * Math.Max(wide, Gates * cells)], new float[cells * kinds], new float[wide * Gates * cells]);
        }

        private static float[][] Arrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new float[length])];
    }
}
