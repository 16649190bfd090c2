namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What requests to models took.</summary>
/// <param name="Steps">Requests sent.</param>
/// <param name="InputTokens">As the server counted; where it does not count, estimated from the text.</param>
/// <param name="Money">In the configured currency, of the requests whose model has a price.</param>
/// <param name="Took">Time spent waiting for models.</param>
public sealed record ModelSpend(int Steps, long InputTokens, long OutputTokens, decimal Money, TimeSpan Took)
{
    public static readonly ModelSpend None = new(0, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True where a model that was asked has no price: then <see cref="Money"/> is not all.</summary>
    public bool Unpriced { get; init; }

    /// <summary>True where a server did not say how many tokens it used.</summary>
    public bool Estimated { get; init; }

    /// <summary>The model that answered last, as configured; null where none did.</summary>
    public string? Model { get; init; }

    /// <summary>What <see cref="Money"/> is in; null where nothing was spent.</summary>
    public string? Currency { get; init; }

    /// <summary>True where an answer came from the cache and cost nothing.</summary>
    public bool FromCache { get; init; }

    public long Tokens => InputTokens + OutputTokens;

    /// <summary>The cost; null where a price is not configured, since a guess would look like a fact.</summary>
    public decimal? Cost => Unpriced ? null : Money;

    public static ModelSpend operator +(ModelSpend a, ModelSpend b) => Add(a, b);

    public static ModelSpend Add(ModelSpend left, ModelSpend right) =>
        new(left.Steps + right.Steps, left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens, left.Money + right.Money, left.Took + right.Took)
        {
            Unpriced = left.Unpriced || right.Unpriced,
            Estimated = left.Estimated || right.Estimated,
            Model = right.Model ?? left.Model,
            Currency = right.Currency ?? left.Currency,
            FromCache = left.FromCache || right.FromCache,
        };
}
