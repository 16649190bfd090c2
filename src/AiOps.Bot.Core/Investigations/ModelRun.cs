using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What a model did for an investigation and spent.</summary>
/// <param name="Steps">How often it answered.</param>
/// <param name="ToolCalls">How many tools it asked, refused and repeated ones included.</param>
/// <param name="Tokens">Sent and received, as far as the model counts them; else estimated.</param>
/// <param name="Outcome">Why it ended: "answered", or what went wrong, for people.</param>
/// <param name="Prompt">Name and content hash of the prompt.</param>
public sealed record ModelRun(string Model, int Steps, int ToolCalls, long Tokens, TimeSpan Elapsed, string Outcome, string Prompt)
{
    /// <summary>How many claims, hypotheses and dead ends were cut because the evidence does not bear them out.</summary>
    public int Cut { get; init; }

    /// <summary>What it cost; null where nobody counted.</summary>
    public ModelSpend? Spend { get; init; }
}
