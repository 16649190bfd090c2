using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Prompts;

/// <summary>A prompt that is ready to be filled in.</summary>
/// <param name="Name">For people and logs.</param>
/// <param name="Hash">Of the file's content, 16 hex digits: the version.</param>
/// <param name="Settings">What the file asks of the model.</param>
/// <param name="Render">Fills in all variables and gives the messages. Values cannot add a message, close a tag or be read as template.</param>
public sealed record Prompt(string Name, string Hash, PromptSettings Settings, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<ChatMessage>> Render)
{
    /// <summary>Name and version in one word, as stored with what a model said.</summary>
    public string Version => $"{Name}@{Hash}";
}
