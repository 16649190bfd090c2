using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Prompts;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>The built-in ones.</summary>
    public static readonly IPrompts Prompts = new PromptFolder("");
}
