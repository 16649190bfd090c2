using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Networks;

/// <summary>
/// Trains a network by mini-batches. Each batch is cut into a fixed number of parts, whose gradients are summed in the order of the parts: the result does not depend on how many
/// threads work on them.
/// </summary>
internal sealed class NetworkFit(INetwork network, NetworkPlan plan, FitSettings settings)
{
    private const int Parts = 4;

    /// <summary>Items of so many batches are put in order of length before they are cut.</summary>
    private const int SortedBatches = 16;

    /// <summary>Longer gradients are cut to this length (Pascanu et al., ICML 2013), for one odd batch must not undo what was learned.</summary>
    private const float LongestGradient = 5;

    private readonly float[][] _gradients = [.. Enumerable.Range(0, Parts).Select(_ => new float[network.Parameters])];
    private readonly object[] _workspaces = [.. Enumerable.Range(0, Parts).Select(_ => network.Workspace())];

    /// <returns>The mean loss of each pass.</returns>
    public double[] Run(float[] parameters, int items, CancellationToken cancellationToken)
    {
        var adam = new Adam(parameters.Length);
        var losses = new double[plan.Passes];
        var (step, steps) = (0, plan.Passes * ((items + plan.Batch - 1) / plan.Batch));
        for (var pass = 0; pass < plan.Passes; pass++)
        {
            var (loss, values) = (0.0, 0L);
            foreach (var batch in Batches(items, pass))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (batchLoss, count) = Gradient(parameters, batch);
                adam.Step(parameters, _gradients[0], plan.Rate * (1 - (0.9f * step++ / steps)));
                (loss, values) = (loss + batchLoss, values + count);
            }

            losses[pass] = loss / Math.Max(1, values);
        }

        return losses;
    }

    private IEnumerable<int[]> Batches(int items, int pass)
    {
        var shuffled = SplitMix.Of(settings.Seed, pass).Sample(items, items);
        foreach (var chunk in shuffled.Chunk(plan.Batch * SortedBatches))
        {
            var sorted = chunk.Select((item, i) => (item, i)).OrderBy(p => network.LengthOf(p.item)).ThenBy(p => p.i).Select(p => p.item);
            foreach (var batch in sorted.Chunk(plan.Batch))
            {
                yield return batch;
            }
        }
    }

    /// <summary>Leaves the mean gradient in the first of the gradients.</summary>
    private (double Loss, int Values) Gradient(float[] parameters, int[] batch)
    {
        var results = new (double Loss, int Values)[Parts];
        var part = (batch.Length + Parts - 1) / Parts;
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads) }, p =>
        {
            Array.Clear(_gradients[p]);
            var from = Math.Min(batch.Length, p * part);
            results[p] = network.AddGradient(parameters, batch.AsSpan(from, Math.Min(part, batch.Length - from)), _gradients[p], _workspaces[p]);
        });
        var values = Math.Max(1, results.Sum(r => r.Values));
        Sum(1f / values);
        return (results.Sum(r => r.Loss), values);
    }

    private void Sum(float scale)
    {
        var sum = _gradients[0];
        foreach (var gradient in _gradients.Skip(1))
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sum, gradient, sum);
        }

        var length = System.Numerics.Tensors.TensorPrimitives.Norm(sum) * scale;
        System.Numerics.Tensors.TensorPrimitives.Multiply(sum, length > LongestGradient ? scale * LongestGradient / length : scale, sum);
    }
}
