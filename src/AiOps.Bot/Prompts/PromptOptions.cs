namespace AiOps.Bot.Prompts;

/// <summary>Where prompts come from. Configuration section <c>Prompts</c>.</summary>
public sealed class PromptOptions
{
    public const string Section = "Prompts";

    /// <summary>A folder with prompts of one's own, laid out as <c>prompts/</c> is: <c>{name}/{name}.yaml</c>. What is not there is taken from the built-in ones.</summary>
    /// <value>Empty: the built-in prompts.</value>
    public string Folder { get; set; } = "";
}
