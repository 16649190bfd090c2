using Microsoft.Extensions.Configuration.Memory;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AiOps.Bot.Configuration;

/// <summary>Reads <c>aiops.yaml</c> into flat configuration keys: maps become sections, lists become numbered keys.</summary>
internal static class YamlConfigurationSource
{
    private const long LargestFile = 1024 * 1024;

    /// <exception cref="ConfigurationException">The file is missing, too large or not YAML; the message says where.</exception>
    public static MemoryConfigurationSource Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ConfigurationException($"{path}: there is no such file. Give another with --config, or leave it out for the embedded defaults.");
        }

        if (file.Length > LargestFile)
        {
            throw new ConfigurationException($"{path}: larger than 1 MiB; this is no configuration file.");
        }

        return new MemoryConfigurationSource { InitialData = Flatten(path) };
    }

    private static List<KeyValuePair<string, string?>> Flatten(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            var pairs = new List<KeyValuePair<string, string?>>();
            if (stream.Documents.Count > 0)
            {
                Walk(stream.Documents[0].RootNode, "", pairs);
            }

            return pairs;
        }
        catch (YamlException ex)
        {
            throw new ConfigurationException($"{path}: line {ex.Start.Line}, column {ex.Start.Column}: {ex.Message}");
        }
    }

    private static void Walk(YamlNode node, string key, List<KeyValuePair<string, string?>> pairs)
    {
        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (name, value) in map.Children)
                {
                    Walk(value, Join(key, ((YamlScalarNode)name).Value ?? ""), pairs);
                }

                break;
            case YamlSequenceNode list:
                for (var i = 0; i < list.Children.Count; i++)
                {
                    Walk(list.Children[i], Join(key, $"{i}"), pairs);
                }

                break;
            case YamlScalarNode scalar:
                pairs.Add(new(key, scalar.Value));
                break;
        }
    }

    private static string Join(string key, string name) => key.Length == 0 ? name : $"{key}:{name}";
}
