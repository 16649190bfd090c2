using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Turns lines into templates, terms and vectors. A window's vector is the sum of its templates' vectors, each by 1 + ln(count): variable parts do not matter,
/// the order does not, and a template is embedded once however many windows have it. Secrets go before anything else happens.
/// </summary>
internal sealed class LogWindowEmbedder(ILogTemplates templates, TemplateEmbeddings embeddings, IRedactor redactor)
{
    public string Model => embeddings.Model;

    /// <summary>The lines' templates without secrets, in a fixed order.</summary>
    public CountedTemplate[] TemplatesOf(IEnumerable<string> messages) => [.. messages
        .CountBy(m => templates.MaskOf(redactor.Redact(m)), StringComparer.Ordinal)
        .OrderBy(t => t.Key, StringComparer.Ordinal)
        .Select(t => new CountedTemplate(t.Key, t.Value))];

    /// <exception cref="EmbeddingFault">The model does not answer.</exception>
    public Task<EmbeddingSpace> GetSpaceAsync(CancellationToken cancellationToken) => embeddings.GetSpaceAsync(cancellationToken);

    /// <summary>Whether the model answers now.</summary>
    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => embeddings.AnswersAsync(cancellationToken);

    /// <summary>One vector of unit length for each window.</summary>
    /// <exception cref="EmbeddingFault">The model does not answer.</exception>
    public async Task<float[][]> EmbedAsync(IReadOnlyList<CountedTemplate[]> windows, TermWeights weights, CancellationToken cancellationToken)
    {
        var texts = windows.SelectMany(w => w.Select(t => t.Text)).Distinct(StringComparer.Ordinal).ToArray();
        var vectors = await embeddings.EmbedAsync(texts, cancellationToken);
        var space = await embeddings.GetSpaceAsync(cancellationToken);
        return [.. windows.Select(w => Sum(w, vectors, weights, space.Dimension))];
    }

    private static float[] Sum(CountedTemplate[] window, IReadOnlyDictionary<string, float[]> vectors, TermWeights weights, int dimension)
    {
        var sum = new float[dimension];
        foreach (var template in window)
        {
            var weight = (1 + MathF.Log(template.Count)) * weights.Of(template.Text);
            var vector = vectors[template.Text];
            for (var i = 0; i < dimension; i++)
            {
                sum[i] += weight * vector[i];
            }
        }

        UnitLength.Scale(sum);
        return sum;
    }
}
