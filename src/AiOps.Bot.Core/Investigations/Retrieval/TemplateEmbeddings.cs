using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Embeds templates by whichever model is configured, each text once while it is remembered, in batches. Logs repeat their templates, so a model that costs
/// money is asked little. Trusts nothing that comes back.
/// </summary>
internal sealed class TemplateEmbeddings(IEmbeddingGenerator<string, Embedding<float>> generator)
{
    /// <summary>Servers take a few hundred texts at once; fewer keep a request small and its repetition cheap.</summary>
    private const int BatchSize = 96;
    private const int LongestText = 2_000;
    private const int LongestVector = 8_192;
    private const int CachedNumbers = 4_000_000;
    private const string Probe = "service started";
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    private readonly EmbeddingCache _cache = new(CachedNumbers);
    private int _dimension;

    public string Model { get; } = ModelOf(generator);

    /// <summary>The space that vectors of this model are in. Asks the model once where it does not say its dimension.</summary>
    /// <exception cref="EmbeddingFault">The model does not answer.</exception>
    public async Task<EmbeddingSpace> GetSpaceAsync(CancellationToken cancellationToken)
    {
        if (_dimension == 0)
        {
            await EmbedAsync([Probe], cancellationToken);
        }

        return new(Model, _dimension);
    }

    /// <summary>Whether the model answers now; what is remembered does not count.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GenerateAsync([Probe], cancellationToken);
            return true;
        }
        catch (EmbeddingFault)
        {
            return false;
        }
    }

    /// <summary>Vectors of unit length, one for each text.</summary>
    /// <exception cref="EmbeddingFault">The model does not answer, or wrongly.</exception>
    public async Task<IReadOnlyDictionary<string, float[]>> EmbedAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            if (_cache.TryGet(text, out var known))
            {
                vectors[text] = known;
            }
            else
            {
                missing.Add(text);
            }
        }

        foreach (var batch in missing.Chunk(BatchSize))
        {
            foreach (var (text, vector) in batch.Zip(await GenerateAsync(batch, cancellationToken)))
            {
                _cache.Put(text, vector);
                vectors[text] = vector;
            }
        }

        return vectors;
    }

    private async Task<float[][]> GenerateAsync(string[] batch, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestCall);
        try
        {
            var answers = await generator.GenerateAsync(batch.Select(Shortened), null, limit.Token);
            return answers.Count == batch.Length
                ? [.. answers.Select(a => Checked(a.Vector))]
                : throw new EmbeddingFault($"The embedding model {Model} answered {answers.Count} vectors for {batch.Length} texts.");
        }
        catch (Exception ex) when (ex is not EmbeddingFault && !cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddingFault($"The embedding model {Model} did not answer: {ex.GetType().Name}.", ex);
        }
    }

    private static string Shortened(string text) => text.Length == 0 ? " " : text.Length <= LongestText ? text : text[..LongestText];

    private float[] Checked(ReadOnlyMemory<float> answer)
    {
        if (answer.Length is 0 or > LongestVector || answer.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new EmbeddingFault($"The embedding model {Model} answered a vector of {answer.Length} numbers that cannot be used.");
        }

        var known = Interlocked.CompareExchange(ref _dimension, answer.Length, 0);
        if (known != 0 && known != answer.Length)
        {
            throw new EmbeddingFault($"The embedding model {Model} answered {answer.Length} numbers instead of {known}.");
        }

        var vector = answer.ToArray();
        UnitLength.Scale(vector);
        return vector;
    }

    private static string ModelOf(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        return $"{metadata?.ProviderName ?? generator.GetType().Name}/{metadata?.DefaultModelId ?? "default"}";
    }
}
