using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Which models there are and what they may cost. Configuration section <c>Models</c>.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>The models that explain, the preferred first; the next ones are asked where it fails. None = cards are written without one.</summary>
    public IList<ModelSettings> Chat { get; } = [];

    /// <summary>The model that log windows are embedded with. Null = term weights, computed here.</summary>
    public ModelSettings? Embeddings { get; set; }

    public ModelBudgetOptions Budget { get; set; } = new();

    /// <summary>Without a price of a model, its cost is not known, and said to be so.</summary>
    public IList<ModelPrice> Prices { get; } = [];

    /// <summary>The currency of <see cref="Prices"/> and of limits of money.</summary>
    /// <value>USD.</value>
    public string Currency { get; set; } = "USD";

    public ModelCacheOptions Cache { get; set; } = new();

    public ModelRecordingOptions Recording { get; set; } = new();

    /// <summary>Whether prompts and answers, redacted, are put on traces.</summary>
    /// <value>False.</value>
    public bool TraceContent { get; set; }

    /// <summary>Makes the jitter of retries repeatable. Null = a new one each start.</summary>
    public int? RetrySeed { get; set; }

    public ModelPrice? PriceOf(string model) => Prices.FirstOrDefault(p => string.Equals(p.Model, model, StringComparison.Ordinal));
}
