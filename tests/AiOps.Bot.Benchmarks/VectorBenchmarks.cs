using System.Globalization;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Benchmarks;

/// <summary>The ten windows of logs nearest to a question among twenty thousand, read from a SQLite file.</summary>
[MemoryDiagnoser]
public class VectorBenchmarks
{
    private const int Count = 20_000;
    private const int Dimension = 256;
    private static readonly EmbeddingSpace Space = new("bench/random", Dimension);
    private readonly Random _random = new(11);
    private DirectoryInfo _folder = null!;
    private ServiceProvider _services = null!;
    private IVectorIndex _index = null!;
    private float[] _question = [];

    [GlobalSetup]
    public async Task FillAsync()
    {
        _folder = Directory.CreateTempSubdirectory("aiops-benchmarks-");
        _services = new ServiceCollection().AddSqliteStorage(new() { Path = Path.Combine(_folder.FullName, "bench.db"), VectorCapacity = Count }).BuildServiceProvider();
        await _services.GetRequiredService<IStorageMigrator>().MigrateAsync(CancellationToken.None);
        _index = _services.GetRequiredService<IVectorIndex>();
        for (var first = 0; first < Count; first += 2_000)
        {
            var points = Enumerable.Range(first, 2_000).Select(Point).ToList();
            await _index.UpsertAsync(Space, points, new(first, first + 2_000), CancellationToken.None);
        }

        _question = Direction();
    }

    [Benchmark]
    public Task<IReadOnlyList<VectorHit>> FindSimilar() => _index.FindSimilarAsync(_question, new(Space, VectorFilter.Nothing, 10), CancellationToken.None);

    [GlobalCleanup]
    public async Task ForgetAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private VectorPoint Point(int number) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Vector = Direction(),
        Stream = new("bench", "/bench", "host-" + (number % 50)),
        Resource = new("host-" + (number % 50)),
        Terms = new([], []),
        Window = new(Made.Noon.AddSeconds(number), Made.Noon.AddSeconds(number + 300)),
        FirstSequence = number,
        LastSequence = number,
    };

    private float[] Direction()
    {
        var vector = new float[Dimension];
        for (var i = 0; i < Dimension; i++)
        {
            vector[i] = _random.NextSingle() - 0.5f;
        }

        var norm = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / norm)];
    }
}
