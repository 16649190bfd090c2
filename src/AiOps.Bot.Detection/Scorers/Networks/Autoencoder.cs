using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>What a row loses on its way through a network with a narrow middle (Hawkins et al.: Outlier Detection Using Replicator Neural Networks, DaWaK 2002).</summary>
public sealed class Autoencoder : ITableScorer
{
    private const int Batch = 256;

    private readonly ColumnScaling _scaling;
    private readonly AutoencoderLoss _loss;
    private readonly TailScale _tail;

    internal Autoencoder(ColumnScaling scaling, AutoencoderLoss loss, TailScale tail) => (_scaling, _loss, _tail) = (scaling, loss, tail);

    public string Name => AutoencoderTrainer.FamilyName;

    public int Width => _loss.Width;

    internal static Autoencoder Load(ModelInput input)
    {
        var scaling = ColumnScaling.Load(input);
        return new(scaling, AutoencoderLoss.Load(input, scaling.Columns), new(input.Real()));
    }

    internal void Save(ModelOutput output)
    {
        _scaling.Save(output);
        _loss.Save(output);
        output.Number(_tail.Half);
    }

    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        TableShape.Check(Width, rows, scores);
        for (var from = 0; from < scores.Length; from += Batch)
        {
            var count = Math.Min(Batch, scores.Length - from);
            var losses = _loss.Of(Scaled(rows.Slice(from * Width, count * Width)));
            for (var i = 0; i < count; i++)
            {
                scores[from + i] = _tail.Of(losses[i]);
            }
        }
    }

    /// <summary>Far values are drawn in, so that the squared loss is not of a few rows alone: the sign stays, the size grows with the logarithm.</summary>
    internal static void Squash(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value = MathF.CopySign(MathF.Log(1 + MathF.Abs(value)), value);
        }
    }

    private float[] Scaled(ReadOnlySpan<float> rows)
    {
        var scaled = new float[rows.Length];
        for (var at = 0; at < rows.Length; at += Width)
        {
            _scaling.Apply(rows.Slice(at, Width), scaled.AsSpan(at, Width));
        }

        Squash(scaled);
        return scaled;
    }
}
