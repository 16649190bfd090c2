namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>How much may be spent; null = without limit.</summary>
public sealed class ModelLimits
{
    /// <summary>Requests to models.</summary>
    public int? Steps { get; set; }

    /// <summary>Tokens, input and output together.</summary>
    public long? Tokens { get; set; }

    /// <summary>Time spent waiting for models, in seconds.</summary>
    public double? Seconds { get; set; }

    /// <summary>Money, in <c>Models:Currency</c>. Needs a price for each model.</summary>
    public decimal? Money { get; set; }

    internal IEnumerable<string> Faults(string key)
    {
        if (Steps <= 0 || Tokens <= 0 || Seconds <= 0 || Money <= 0)
        {
            yield return $"{key}: Steps, Tokens, Seconds and Money must be above 0; leave one out for no limit, and remove Models:Chat for no model at all";
        }
    }
}
