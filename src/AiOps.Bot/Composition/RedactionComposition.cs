using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Hosting;

namespace AiOps.Bot.Composition;

/// <summary>Gives the redactor the installation's key, by which placeholders stay the same over restarts.</summary>
internal static class RedactionComposition
{
    private const string FileName = "redaction.key";

    /// <exception cref="ConfigurationException">The section cannot be used, or the key cannot be read or made.</exception>
    public static IServiceCollection AddKeyedRedaction(this IServiceCollection services, IConfiguration configuration, BotOptions options)
    {
        var redaction = Read(configuration);
        return services.AddRedaction(redaction, KeyOf(redaction, options.Folder)).AddHostedService<IdentityWorker>();
    }

    /// <summary>For a command beside the service: the service's key as it is, or none.</summary>
    /// <exception cref="ConfigurationException">The section cannot be used.</exception>
    public static IServiceCollection AddExistingRedaction(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        var redaction = Read(configuration);
        var path = Path.Combine(folder, FileName);
        return services.AddRedaction(redaction, redaction.KeyBytes() ?? (File.Exists(path) ? ReadFile(path) : null));
    }

    private static IServiceCollection AddRedaction(this IServiceCollection services, RedactionOptions redaction, byte[]? key)
    {
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(redaction));
        if (key is not null)
        {
            services.AddSingleton(new PlaceholderKey(key));
        }

        return services.AddRedaction();
    }

    private static RedactionOptions Read(IConfiguration configuration)
    {
        var options = BotConfiguration.Read<RedactionOptions>(configuration, RedactionOptions.Section);
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? options : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    private static byte[] KeyOf(RedactionOptions options, string folder)
    {
        if (options.KeyBytes() is { } configured)
        {
            return configured;
        }

        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? ReadFile(path) : MakeFile(path);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return new RedactionOptions { Key = File.ReadAllText(path).Trim() }.KeyBytes()
                ?? throw new ConfigurationException($"'{path}' holds no key. Restore it from a backup; or delete it: placeholders are then named anew, and what was kept for entitled viewers cannot be read any more.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{path}' cannot be read ({exception.GetType().Name}). Its owner must be the account that runs the service.");
        }
    }

    /// <summary>Readable by the account that runs the service alone.</summary>
    private static byte[] MakeFile(string path)
    {
        var key = PlaceholderKey.Make();
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(new FileStream(path, options));
            writer.WriteLine(Convert.ToBase64String(key));
            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{path}' cannot be written ({exception.GetType().Name}). Make the folder writable, or set Redaction:Key.");
        }
    }
}
