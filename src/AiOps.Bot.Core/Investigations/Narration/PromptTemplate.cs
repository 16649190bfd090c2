using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// Fills a prompt's placeholders. The messages are cut out of the template before anything is filled in, and what is filled in is not looked at again, so values
/// can neither add a message nor a placeholder.
/// </summary>
internal static partial class PromptTemplate
{
    /// <exception cref="FormatException">A placeholder has no value, or a value no placeholder.</exception>
    public static IReadOnlyList<ChatMessage> Render(PromptFile prompt, IReadOnlyDictionary<string, string> values)
    {
        var used = Placeholder().Matches(prompt.Template).Select(m => m.Groups[1].Value).ToHashSet();
        if (!used.SetEquals(values.Keys) || !used.SetEquals(prompt.Variables))
        {
            throw new FormatException($"the prompt {prompt.Name} has the placeholders {string.Join(", ", used.Order())}, declares {string.Join(", ", prompt.Variables.Order())} and is given {string.Join(", ", values.Keys.Order())}");
        }

        return [.. Message().Matches(prompt.Template).Select(m => new ChatMessage(new ChatRole(m.Groups[1].Value), Fill(m.Groups[2].Value, values)))];
    }

    private static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (Match match in Placeholder().Matches(template))
        {
            text.Append(template, end, match.Index - end).Append(values[match.Groups[1].Value]);
            end = match.Index + match.Length;
        }

        return text.Append(template, end, template.Length - end).ToString().Trim();
    }

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"<message role=""(system|user)"">(.*?)</message>", RegexOptions.Singleline)]
    private static partial Regex Message();
}
