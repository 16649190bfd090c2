using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// A prompt as a file: Semantic Kernel's YAML prompt schema, of which we use the name, a template as a literal block with <c>message</c> tags and
/// <c>{{variable}}</c> placeholders, and the list of input variables. Other parts are kept for tools that read the file too.
/// </summary>
internal sealed record PromptFile(string Name, string Template, IReadOnlyList<string> Variables, string Hash)
{
    /// <exception cref="FormatException">A part is missing; the message names it.</exception>
    public static PromptFile Parse(string yaml)
    {
        var lines = yaml.ReplaceLineEndings("\n").Split('\n');
        return new(Scalar(lines, "name"), Block(lines, "template"), Variable(lines), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))[..16]);
    }

    /// <summary>Reads the prompt that is built into this assembly.</summary>
    public static PromptFile Embedded(string fileName)
    {
        using var stream = typeof(PromptFile).Assembly.GetManifestResourceStream(fileName)
            ?? throw new FormatException($"the prompt {fileName} is not built in; see prompts/ and the project file");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    private static string Scalar(string[] lines, string key)
    {
        var line = lines.FirstOrDefault(l => l.StartsWith(key + ":", StringComparison.Ordinal)) ?? throw new FormatException($"the prompt has no '{key}'");
        return line[(key.Length + 1)..].Trim();
    }

    private static string Block(string[] lines, string key)
    {
        var start = Array.FindIndex(lines, l => l.TrimEnd() == key + ": |");
        var block = start < 0 ? [] : lines.Skip(start + 1).TakeWhile(l => l.Length == 0 || l[0] == ' ').ToArray();
        return block.Length > 0 ? string.Join('\n', block.Select(l => l.Length >= 2 ? l[2..] : l)).Trim() : throw new FormatException($"the prompt has no '{key}: |' block");
    }

    private static string[] Variable(string[] lines) =>
        [.. lines.SkipWhile(l => l.TrimEnd() != "input_variables:").Skip(1)
            .TakeWhile(l => l.StartsWith(' '))
            .Select(l => l.Trim())
            .Where(l => l.StartsWith("- name:", StringComparison.Ordinal))
            .Select(l => l["- name:".Length..].Trim())];
}
