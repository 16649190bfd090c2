using System.Collections.Frozen;
using System.Text;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Investigations.Prompts;

namespace AiOps.Bot.Prompts;

/// <summary>The prompts of the operator's folder, and the built-in ones where it has none. All are read and tried once, at the start.</summary>
internal sealed class PromptFolder : IPrompts
{
    private readonly FrozenDictionary<PromptPurpose, Prompt> _prompts;

    /// <param name="folder">Empty = the built-in prompts.</param>
    /// <exception cref="ConfigurationException">One or more prompts cannot be used; the message lists all of them.</exception>
    public PromptFolder(string folder)
    {
        var faults = new List<string>();
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            throw new ConfigurationException($"Prompts:Folder: there is no folder '{folder}'. Correct it, or leave it out for the built-in prompts.");
        }

        var prompts = new Dictionary<PromptPurpose, Prompt>();
        foreach (var purpose in Enum.GetValues<PromptPurpose>())
        {
            try
            {
                prompts[purpose] = PromptReading.Read(TextOf(folder, purpose), purpose);
            }
            catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
            {
                faults.Add($"Prompts: {PromptPurposes.NameOf(purpose)}.yaml: {fault.Message}");
            }
        }

        _prompts = faults.Count == 0 ? prompts.ToFrozenDictionary() : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    public Prompt For(PromptPurpose purpose) => _prompts[purpose];

    private static string TextOf(string folder, PromptPurpose purpose)
    {
        var name = PromptPurposes.NameOf(purpose);
        var own = folder.Length == 0 ? null : Path.Combine(folder, name, name + ".yaml");
        return own is not null && File.Exists(own) ? File.ReadAllText(own) : BuiltIn(name);
    }

    private static string BuiltIn(string name)
    {
        using var stream = typeof(PromptFolder).Assembly.GetManifestResourceStream($"prompts/{name}.yaml")
            ?? throw new FormatException("it is not built in; see prompts/ and the project file");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
