using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Investigations.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AiOps.Bot.Prompts;

/// <summary>
/// A prompt file: Semantic Kernel's YAML prompt schema (https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema) with Handlebars. Of it we read the name, the
/// template, the input variables and the default execution settings.
/// </summary>
internal sealed record PromptYaml(string Name, string Template, ImmutableArray<string> Variables, PromptSettings Settings, string Hash)
{
    private const int Largest = 64 * 1024;
    private const int DefaultTokens = 900;
    private const int MostTokens = 32_000;

    /// <exception cref="FormatException">It is no such file; the message says what is wrong.</exception>
    public static PromptYaml Parse(string yaml)
    {
        if (yaml.Length > Largest)
        {
            throw new FormatException("it is longer than 64 KiB");
        }

        var root = Root(yaml);
        if (Text(root, "template_format") is { Length: > 0 } format && format != "handlebars")
        {
            throw new FormatException($"template_format is '{format}'; only handlebars is read");
        }

        return new(
            Required(root, "name"), Required(root, "template"), Inputs(root), SettingsOf(root),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\n"))))[..16]);
    }

    private static YamlMappingNode Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new FormatException("it is no YAML map");
        }
        catch (YamlException fault)
        {
            throw new FormatException($"line {fault.Start.Line}: {fault.Message}");
        }
    }

    private static ImmutableArray<string> Inputs(YamlMappingNode root)
    {
        var inputs = Child(root, "input_variables") is YamlSequenceNode list ? list.Children.OfType<YamlMappingNode>().ToList() : [];
        return inputs.Any(i => Text(i, "allow_dangerously_set_content") == "true")
            ? throw new FormatException("allow_dangerously_set_content is not allowed: all values come from telemetry")
            : [.. inputs.Select(i => Required(i, "name"))];
    }

    private static PromptSettings SettingsOf(YamlMappingNode root)
    {
        var settings = Child(Child(root, "execution_settings") as YamlMappingNode, "default") as YamlMappingNode;
        return new((float)Number(settings, "temperature", 0, 2, 0), (int)Number(settings, "max_tokens", 1, MostTokens, DefaultTokens));
    }

    private static double Number(YamlMappingNode? map, string key, double least, double most, double otherwise)
    {
        if (Text(map, key) is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{key} is '{text}'; it must be from {least} to {most}"));
    }

    private static string Required(YamlMappingNode map, string key) => Text(map, key) is { Length: > 0 } text ? text : throw new FormatException($"'{key}' is missing");

    private static string? Text(YamlMappingNode? map, string key) => (Child(map, key) as YamlScalarNode)?.Value?.Trim();

    private static YamlNode? Child(YamlMappingNode? map, string key) => map is not null && map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
}
