namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>Finds prompts. All of them were checked when the program started, so that asking for one cannot fail later. Thread-safe.</summary>
public interface IPrompts
{
    Prompt For(PromptPurpose purpose);
}
