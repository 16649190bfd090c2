using AiOps.Bot.Detection.Models;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>
/// How much a row loses in a trained network: the squared difference of each column, and how far each value in the middle is from the usual, all in units of what is usual for
/// ordinary rows. A network that says far rows again well has them far out in its middle.
/// </summary>
internal sealed class AutoencoderLoss
{
    private const int Batch = 256;
    private const int MaxLayer = 1 << 14;
    private const int Calibrating = 50_000;

    /// <summary>Against columns that are always said again exactly, in units of the columns' own spread.</summary>
    private const double LeastUsual = 0.05;

    private readonly AutoencoderNetwork _network;
    private readonly float[] _parameters;
    private readonly double[] _columns;
    private readonly double[] _means;
    private readonly double[] _spreads;

    /// <param name="rows">Ordinary ones, to learn what is usual.</param>
    public AutoencoderLoss(AutoencoderNetwork network, float[] parameters, float[] rows)
    {
        (_network, _parameters) = (network, parameters);
        var (width, middle) = (network.Width, network.Middle);
        (_columns, _means, _spreads) = (new double[width], new double[middle], new double[middle]);
        var count = Math.Min(rows.Length / width, Calibrating);
        ForEach(rows.AsSpan(0, count * width), (_, row, made, inner) =>
        {
            for (var c = 0; c < width; c++)
            {
                _columns[c] += Square(row[c] - made[c]) / count;
            }

            for (var m = 0; m < middle; m++)
            {
                _means[m] += inner[m] / (double)count;
                _spreads[m] += Square(inner[m]) / count;
            }
        });
        for (var c = 0; c < width; c++)
        {
            _columns[c] = Math.Max(_columns[c], LeastUsual * LeastUsual);
        }

        for (var m = 0; m < middle; m++)
        {
            _spreads[m] = Math.Max(_spreads[m] - Square(_means[m]), LeastUsual * LeastUsual);
        }
    }

    private AutoencoderLoss(AutoencoderNetwork network, float[] parameters, (double[] Columns, double[] Means, double[] Spreads) usual)
    {
        (_network, _parameters) = (network, parameters);
        (_columns, _means, _spreads) = usual;
    }

    private delegate void Take(int number, ReadOnlySpan<float> row, ReadOnlySpan<float> made, ReadOnlySpan<float> middle);

    public int Width => _network.Width;

    public static AutoencoderLoss Load(ModelInput input, int columns)
    {
        var network = new AutoencoderNetwork(columns, input.Number(1, MaxLayer), input.Number(1, MaxLayer), []);
        return new(network, input.Array<float>(network.Parameters), (input.Array<double>(columns), input.Array<double>(network.Middle), input.Array<double>(network.Middle)));
    }

    public void Save(ModelOutput output)
    {
        output.Number(_network.Hidden);
        output.Number(_network.Middle);
        output.Array<float>(_parameters);
        output.Array<double>(_columns);
        output.Array<double>(_means);
        output.Array<double>(_spreads);
    }

    /// <summary>For rows that are on the scale of the training; half the sum of squares, -ln of a normal density up to a constant.</summary>
    public double[] Of(ReadOnlySpan<float> rows)
    {
        var losses = new double[rows.Length / Width];
        ForEach(rows, (number, row, made, inner) =>
        {
            var sum = 0.0;
            for (var c = 0; c < row.Length; c++)
            {
                sum += Square(row[c] - made[c]) / _columns[c];
            }

            for (var m = 0; m < inner.Length; m++)
            {
                sum += Square(inner[m] - _means[m]) / _spreads[m];
            }

            losses[number] = sum / 2;
        });
        return losses;
    }

    private void ForEach(ReadOnlySpan<float> rows, Take take)
    {
        var (width, middle) = (_network.Width, _network.Middle);
        var (made, inner) = (new float[Batch * width], new float[Batch * middle]);
        for (var from = 0; from < rows.Length / width; from += Batch)
        {
            var count = Math.Min(Batch, (rows.Length / width) - from);
            var batch = rows.Slice(from * width, count * width);
            _network.Reconstruct(_parameters, batch, made, inner.AsSpan(0, count * middle));
            for (var i = 0; i < count; i++)
            {
                take(from + i, batch.Slice(i * width, width), made.AsSpan(i * width, width), inner.AsSpan(i * middle, middle));
            }
        }
    }

    private static double Square(double value) => value * value;
}
