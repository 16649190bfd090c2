using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What a model costs, by your contract. There are no prices built in: they change, and differ by region and contract.</summary>
public sealed class ModelPrice
{
    /// <summary>The model's name as in <c>Models:Chat</c> or <c>Models:Embeddings</c>.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>Money for a million tokens of input.</summary>
    [Range(0, 1_000_000)]
    public decimal InputPerMillion { get; set; }

    /// <summary>Money for a million tokens of output.</summary>
    [Range(0, 1_000_000)]
    public decimal OutputPerMillion { get; set; }

    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * InputPerMillion) + (outputTokens * OutputPerMillion)) / 1_000_000m;
}
