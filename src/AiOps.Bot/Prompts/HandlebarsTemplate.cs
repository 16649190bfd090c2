using System.Net;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Prompts;

/// <summary>
/// A prompt's template, compiled. Values are HTML-encoded by Handlebars and decoded only after the messages were cut out of the rendered text, as Semantic Kernel does it: so a
/// value can neither end a message nor begin one. What is filled in is not looked at as template again.
/// </summary>
internal sealed partial class HandlebarsTemplate
{
    private static readonly HashSet<string> Blocks = ["if", "unless"];

    private readonly HandlebarsTemplate<object, object> _template;

    /// <exception cref="FormatException">It cannot be compiled, or holds what is not allowed.</exception>
    public HandlebarsTemplate(string template)
    {
        Variables = Read(template);
        try
        {
            _template = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true }).Compile(template);
        }
        catch (HandlebarsException fault)
        {
            throw new FormatException($"the template cannot be read: {fault.Message}");
        }
    }

    /// <summary>The variables that it uses.</summary>
    public IReadOnlySet<string> Variables { get; }

    /// <exception cref="FormatException">No message came out of it.</exception>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, string> values)
    {
        var text = _template(values.ToDictionary(v => v.Key, v => (object)v.Value), new object());
        var messages = Message().Matches(text).Select(m => new ChatMessage(new ChatRole(m.Groups["role"].Value), WebUtility.HtmlDecode(m.Groups["text"].Value).Trim())).ToList();
        return messages.Count > 0 && Message().Replace(text, "").Trim().Length == 0
            ? messages
            : throw new FormatException("the template must be made of <message role=\"system\"> and <message role=\"user\"> and nothing beside them");
    }

    /// <summary>Only plain variables and if/unless around them: no raw output, no partials, no helpers, no paths into objects.</summary>
    private static HashSet<string> Read(string template)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match tag in Tag().Matches(template))
        {
            var inner = tag.Groups["inner"].Value.Trim();
            if (inner.StartsWith('!') || inner == "else" || (inner.StartsWith('/') && Blocks.Contains(inner[1..])))
            {
                continue;
            }

            var words = inner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var name = words is [{ Length: > 1 } block, var asked] && block[0] == '#' && Blocks.Contains(block[1..]) ? asked : inner;
            used.Add(Name().IsMatch(name) ? name : throw new FormatException($"'{tag.Value}' is not allowed: only {{{{name}}}} and {{{{#if name}}}} or {{{{#unless name}}}} are"));
        }

        return used;
    }

    [GeneratedRegex(@"\{\{(?<inner>[^{}]*|\{[^{}]*\})\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex("^[a-z_]{1,40}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"<message role=""(?<role>system|user)"">(?<text>.*?)</message>", RegexOptions.Singleline)]
    private static partial Regex Message();
}
