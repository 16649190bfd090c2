using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Configuration;

/// <summary>Where settings come from: embedded defaults, then <c>aiops.yaml</c>, then <c>AIOPS__SECTION__KEY</c>, then flags.</summary>
internal static class BotConfiguration
{
    private const string EnvironmentPrefix = "AIOPS__";
    public const string DefaultFile = "aiops.yaml";

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

    /// <summary>Reads options that composition itself depends on, before there is a container to validate them.</summary>
    /// <exception cref="ConfigurationException">Values that are not allowed, all of them, each with its key.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException ex)
        {
            throw new ConfigurationException($"{section}: {ex.InnerException?.Message ?? ex.Message}");
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new ConfigurationException(string.Join(Environment.NewLine, faults.Select(f => $"{section}: {f.ErrorMessage}")));
    }

    /// <exception cref="ConfigurationException">An address that others can reach, without authentication.</exception>
    public static void RefuseOpenDoors(IConfiguration configuration, BotOptions options)
    {
        var security = Read<SecurityOptions>(configuration, SecurityOptions.Section);
        if (ListenPolicy.Refuse(options.Addresses, security) is { } refusal)
        {
            throw new ConfigurationException(refusal);
        }
    }
}
