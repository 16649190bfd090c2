using Microsoft.Extensions.Configuration.Memory;

namespace AiOps.Bot.Configuration;

/// <summary>Replaces <c>env://NAME</c> and <c>file://path</c> by what they point to, so that no secret has to stand in a configuration file.</summary>
internal static class SecretReferences
{
    private const string Env = "env://";
    private const string Files = "file://";
    private const string Vault = "vault://";

    /// <summary>The replaced values, as a source that goes on top of the others.</summary>
    /// <exception cref="ConfigurationException">References that lead nowhere, all of them.</exception>
    public static MemoryConfigurationSource Resolve(IConfiguration configuration)
    {
        var faults = new List<string>();
        var resolved = new List<KeyValuePair<string, string?>>();
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is not null && TryResolve(value, out var text, out var fault))
            {
                resolved.Add(new(key, text));
                if (fault is not null)
                {
                    faults.Add($"{key}: {fault}");
                }
            }
        }

        return faults.Count == 0
            ? new MemoryConfigurationSource { InitialData = resolved }
            : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    private static bool TryResolve(string value, out string? text, out string? fault)
    {
        (text, fault) = (null, null);
        if (value.StartsWith(Env, StringComparison.Ordinal))
        {
            text = Environment.GetEnvironmentVariable(value[Env.Length..]);
            fault = text is null ? $"the environment variable {value[Env.Length..]} is not set" : null;
            return true;
        }

        if (value.StartsWith(Files, StringComparison.Ordinal))
        {
            var path = value[Files.Length..];
            text = File.Exists(path) ? File.ReadAllText(path).TrimEnd('\r', '\n') : null;
            fault = text is null ? $"there is no file {path}" : null;
            return true;
        }

        fault = value.StartsWith(Vault, StringComparison.Ordinal) ? "vault:// references need the Vault connector, which this version does not have" : null;
        return fault is not null;
    }
}
