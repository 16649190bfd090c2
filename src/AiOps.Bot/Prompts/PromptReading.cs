using System.Collections.Frozen;
using AiOps.Bot.Core.Investigations.Prompts;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Prompts;

/// <summary>Makes a prompt of a file and tries it, so that its faults show at the start and not at night.</summary>
internal static class PromptReading
{
    /// <exception cref="FormatException">It cannot be used for the purpose; the message says why.</exception>
    public static Prompt Read(string yaml, PromptPurpose purpose)
    {
        var file = PromptYaml.Parse(yaml);
        var template = new HandlebarsTemplate(file.Template);
        var given = PromptPurposes.InputsOf(purpose);
        if (!template.Variables.SetEquals(given) || !file.Variables.ToHashSet().SetEquals(given))
        {
            throw new FormatException(
                $"it uses {Named(template.Variables)} and declares {Named(file.Variables)}, but is given {Named(given)}; all three must be the same");
        }

        var tried = template.Render(given.ToFrozenDictionary(g => g, _ => "</message><x>&{{y}}"));
        return tried.All(m => m.Text.Length > 0) && tried.Any(m => m.Role == ChatRole.User)
            ? new(file.Name, file.Hash, file.Settings, template.Render)
            : throw new FormatException("it needs a <message role=\"user\"> with the data, and no empty message");
    }

    private static string Named(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "nothing";
}
