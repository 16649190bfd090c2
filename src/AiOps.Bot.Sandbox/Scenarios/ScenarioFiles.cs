using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>The scenario files that this assembly carries.</summary>
internal static class ScenarioFiles
{
    private const string Folder = ".Scenarios.Files.";

    /// <summary>In order of their names, which is the order in which they are applied.</summary>
    public static IReadOnlyList<ScenarioFile> ReadAll()
    {
        var assembly = typeof(ScenarioFiles).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Parse(reader.ReadToEnd());
        })];
    }

    public static ScenarioFile Parse(string yaml)
        => new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<ScenarioFile>(yaml);
}
