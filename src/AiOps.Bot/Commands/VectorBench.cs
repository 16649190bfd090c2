using System.Globalization;
using System.Numerics.Tensors;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Commands;

/// <summary>
/// Measures vector search as an investigation uses it: from the query to points read back from the database. The vectors lie in clusters, as those of log windows
/// do; the recall is against a complete comparison of the floats.
/// </summary>
internal sealed class VectorBench(IVectorIndex index, TimeProvider time)
{
    private const int Dimension = 256;
    private const int Clusters = 2_000;
    private const int Batch = 10_000;
    private const int Compared = 50;
    private const int Hits = 10;
    private const int WarmUp = 200;
    private const int LeastQueries = 2_000;
    private const int Words = 20_000;
    private const int WordsEach = 12;

    private static readonly EmbeddingSpace Space = new("bench/clusters", Dimension);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(42);

    /// <param name="targets">The p99 in milliseconds and the memory in MiB that are promised.</param>
    public async Task<IReadOnlyList<BenchRow>> RunAsync(int count, (double Milliseconds, double Mebibytes) targets, TimeSpan length, CancellationToken cancellationToken)
    {
        var centres = Enumerable.Range(0, Clusters).Select(_ => Near(null)).ToArray();
        float[][] queries = [.. Enumerable.Range(0, 1_000).Select(_ => Near(centres[_random.Next(Clusters)]))];
        var before = Memory();
        var exact = await FillAsync(count, centres, queries.AsMemory(0, Compared), cancellationToken);
        await index.GetProgressAsync(Space, cancellationToken);
        var memory = Memory() - before;
        var recall = await RecallAsync(queries, exact, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"vector search, {count / 1000:N0}k x {Dimension}");
        Task<BenchRow> Measured(string what, Func<int, Task> search) => MeasureAsync($"{name}{what}", search, (length / 3, targets.Milliseconds));
        SearchScope Scope(VectorFilter filter) => new(Space, filter, Hits);
        return
        [
            await Measured("", i => index.FindSimilarAsync(queries[i % queries.Length], Scope(VectorFilter.Nothing), cancellationToken)),
            await Measured(" of one host", i => index.FindSimilarAsync(queries[i % queries.Length], Scope(new(Resources: [HostOf(i)])), cancellationToken)),
            await Measured(" by words", i => index.FindByTermsAsync(TermsOf(i), Scope(VectorFilter.Nothing), cancellationToken)),
            new($"{name}: recall of the first {Hits}", recall * 100, "%", 99, recall >= 0.99, Compared),
            new($"{name}: memory", memory, "MiB", targets.Mebibytes, memory <= targets.Mebibytes, count),
        ];
    }

    /// <summary>Stores the points and compares each with the first queries.</summary>
    private async Task<HashSet<string>[]> FillAsync(int count, float[][] centres, ReadOnlyMemory<float[]> compared, CancellationToken cancellationToken)
    {
        PriorityQueue<string, float>[] best = [.. compared.ToArray().Select(_ => new PriorityQueue<string, float>())];
        for (var from = 0; from < count; from += Batch)
        {
            VectorPoint[] points = [.. Enumerable.Range(from, Math.Min(Batch, count - from)).Select(i => Point(i, Near(centres[_random.Next(Clusters)])))];
            var stored = index.UpsertAsync(Space, points, new(from, from), cancellationToken);
            for (var q = 0; q < best.Length; q++)
            {
                Compare(best[q], compared.Span[q], points);
            }

            await stored;
        }

        return [.. best.Select(b => b.UnorderedItems.Select(i => i.Element).ToHashSet(StringComparer.Ordinal))];
    }

    private static void Compare(PriorityQueue<string, float> best, float[] query, VectorPoint[] points)
    {
        foreach (var point in points)
        {
            var similarity = TensorPrimitives.Dot<float>(query, point.Vector);
            if (best.Count < Hits)
            {
                best.Enqueue(point.Id, similarity);
            }
            else
            {
                best.EnqueueDequeue(point.Id, similarity);
            }
        }
    }

    private async Task<double> RecallAsync(float[][] queries, HashSet<string>[] exact, CancellationToken cancellationToken)
    {
        var found = 0;
        for (var q = 0; q < exact.Length; q++)
        {
            var hits = await index.FindSimilarAsync(queries[q], new(Space, VectorFilter.Nothing, Hits), cancellationToken);
            found += hits.Count(h => exact[q].Contains(h.Point.Id));
        }

        return found / (double)(exact.Length * Hits);
    }

    private async Task<BenchRow> MeasureAsync(string work, Func<int, Task> search, (TimeSpan Length, double Target) wanted)
    {
        var milliseconds = new List<double>();
        var began = time.GetTimestamp();
        for (var i = 0; milliseconds.Count < LeastQueries || time.GetElapsedTime(began) < wanted.Length; i++)
        {
            var start = time.GetTimestamp();
            await search(i);
            if (i >= WarmUp)
            {
                milliseconds.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return BenchRow.OfDurations(work, [.. milliseconds], wanted.Target);
    }

    /// <summary>A direction near another, or anywhere.</summary>
    private float[] Near(float[]? centre)
    {
        var vector = new float[Dimension];
        for (var i = 0; i < Dimension; i++)
        {
            // As much noise as signal: the nearest are about 0.5 alike.
            vector[i] = (centre is null ? 0 : centre[i]) + ((_random.NextSingle() - 0.5f) * 0.2f);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static VectorPoint Point(int number, float[] vector) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Vector = vector,
        Stream = new("bench", "/bench/" + (number % 50), "host-" + (number % 500)),
        Resource = HostOf(number),
        Terms = TermsOf(number),
        Window = new(Start.AddSeconds(number), Start.AddSeconds(number + 300)),
        FirstSequence = number,
        LastSequence = number,
    };

    private static ResourceId HostOf(int number) => new("host-" + (number % 500));

    /// <summary>Words as texts have them: the n-th most frequent one is about n times as rare as the first (Zipf).</summary>
    private static TermVector TermsOf(int number)
    {
        var random = new Random(number);
        var terms = Enumerable.Range(0, WordsEach).Select(_ => (uint)Math.Pow(Words, random.NextDouble())).Distinct().Order().ToArray();
        return new(terms, [.. terms.Select(_ => 1f)]);
    }

    private static double Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }
}
