namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>The execution settings of a prompt file.</summary>
/// <param name="Temperature">0 to 2; 0 = as repeatable as the model can be.</param>
/// <param name="MaxTokens">How long an answer may be.</param>
public sealed record PromptSettings(float Temperature, int MaxTokens);
