using AiOps.Bot.Core.Investigations.Models.Spending;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Embeddings;

/// <summary>Counts what is embedded in the hour's budget, and asks for no more than is in it.</summary>
internal sealed class BudgetedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, MeteredModel model)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyCollection<string> ?? [.. values];
        var tokens = texts.Sum(TokenEstimate.Of);
        var reservation = model.Budget.Reserve(null, new(tokens, 0, model.Price));
        var spent = ModelSpend.None with { Steps = 1 };
        var started = model.Time.GetTimestamp();
        try
        {
            var made = await base.GenerateAsync(texts, options, cancellationToken);
            var input = Math.Clamp(made.Usage?.InputTokenCount ?? tokens, 0, int.MaxValue);
            spent = spent with { InputTokens = input, Money = model.Price?.Of(input, 0) ?? 0, Unpriced = model.Price is null, Estimated = made.Usage?.InputTokenCount is null };
            return made;
        }
        finally
        {
            model.Budget.Settle(reservation, spent with { Took = model.Time.GetElapsedTime(started) });
        }
    }
}
