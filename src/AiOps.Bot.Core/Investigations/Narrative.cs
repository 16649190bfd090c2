using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Core.Investigations;

/// <summary>A model's words about an investigation, after its citations were checked in code.</summary>
/// <param name="Claims">What survived the check; never empty.</param>
/// <param name="CutClaims">How many claims were cut for citing what does not exist or quoting what is not there.</param>
public sealed record Narrative(string Model, ImmutableArray<NarrativeClaim> Claims, int CutClaims)
{
    /// <summary>Name and content hash of the prompt that was used.</summary>
    public string? Prompt { get; init; }

    /// <summary>What it took; null where nobody counted.</summary>
    public ModelSpend? Spend { get; init; }
}
