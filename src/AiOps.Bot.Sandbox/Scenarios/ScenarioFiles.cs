using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>The scenario files that this assembly carries.</summary>
internal static class ScenarioFiles
{
    private const string Folder = ".Scenarios.Files.";

    /// <summary>In order of their names, which is the order in which they are applied.</summary>
    public static IReadOnlyList<ScenarioFile> ReadAll() => [.. Texts().Select(Parse)];

    /// <summary>All files as one text, to tell worlds apart.</summary>
    public static string Text() => string.Join('\n', Texts());

    public static ScenarioFile Parse(string yaml)
        => new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<ScenarioFile>(yaml);

    private static IEnumerable<string> Texts()
    {
        var assembly = typeof(ScenarioFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
