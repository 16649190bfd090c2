namespace AiOps.Bot.Configuration;

/// <summary>Where settings come from: embedded defaults, then <c>aiops.yaml</c>, then <c>AIOPS__SECTION__KEY</c>, then flags.</summary>
internal static class BotConfiguration
{
    private const string EnvironmentPrefix = "AIOPS__";
    private const string DefaultFile = "aiops.yaml";

    /// <exception cref="ConfigurationException">A file or reference cannot be read.</exception>
    public static void Load(ConfigurationManager configuration, ServeSettings settings)
    {
        configuration.Sources.Clear();
        var path = settings.ConfigPath ?? (File.Exists(DefaultFile) ? DefaultFile : null);
        if (path is not null)
        {
            configuration.Sources.Add(YamlConfigurationSource.Read(path));
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddInMemoryCollection(settings.Flags);
        configuration.Sources.Add(SecretReferences.Resolve(configuration));
    }
}
