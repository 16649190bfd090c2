using System.CommandLine;
using AiOps.Bot.Configuration;
using AiOps.Bot.Storage;

namespace AiOps.Bot.Commands;

/// <summary>Checks what the service needs, and says how to mend what is missing.</summary>
internal sealed class DoctorVerb(Terminal terminal) : IVerb
{
    private readonly Option<string?> _config = new("--config") { Description = "The settings file to check. Default: aiops.yaml in the working directory, where there is one." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("doctor", """
            Checks settings, the address to listen on, the database, watched files, the AWS credentials and the permissions to read; says what is missing and how to mend it.
            Exit code 1 where something is missing.

            Example:
              aiops doctor --config aiops.yaml
            """) { _config, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var checkups = await CheckAsync(parsed.GetValue(_config), cancellationToken);
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(checkups));
        }
        else
        {
            foreach (var checkup in checkups)
            {
                await terminal.Output.WriteLineAsync($"{(checkup.Fine ? "ok     " : "MISSING")} {checkup.Name}: {checkup.Result}");
                if (checkup.Remedy is { } remedy)
                {
                    await terminal.Output.WriteLineAsync($"        {remedy}");
                }
            }
        }

        return checkups.All(c => c.Fine) ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private static async Task<List<Checkup>> CheckAsync(string? config, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationManager();
        BotOptions options;
        try
        {
            BotConfiguration.Load(configuration, new() { ConfigPath = config });
            options = BotConfiguration.Read<BotOptions>(configuration, "Bot");
        }
        catch (Exception ex) when (ex is ConfigurationException or IOException)
        {
            return [new("settings", false, ex.Message, "Correct the keys named above; environment variables are AIOPS__SECTION__KEY.")];
        }

        List<Checkup> checkups = [new("settings", true, config ?? (File.Exists("aiops.yaml") ? "aiops.yaml" : "embedded defaults"))];
        checkups.Add(Address(configuration, options));
        checkups.Add(await DatabaseAsync(options, cancellationToken));
        checkups.AddRange(options.Watch.Select(Watched));
        checkups.AddRange(await AccountCheckup.RunAsync(configuration, options, cancellationToken));
        return checkups;
    }

    private static Checkup Address(ConfigurationManager configuration, BotOptions options)
    {
        try
        {
            BotConfiguration.RefuseOpenDoors(configuration, options);
            return new("address", true, options.Urls);
        }
        catch (ConfigurationException ex)
        {
            return new("address", false, ex.Message, "Listen on a loopback address, or configure authentication.");
        }
    }

    private static async Task<Checkup> DatabaseAsync(BotOptions options, CancellationToken cancellationToken)
    {
        if (options.PostgreSql.Length > 0)
        {
            return new("database", true, "PostgreSQL is configured; it is opened when the service starts.");
        }

        var path = Path.Combine(options.Folder, "aiops.db");
        if (!File.Exists(path))
        {
            return new("database", true, $"{path} will be made at the first start.");
        }

        try
        {
            await using var stores = await OpenedStores.OpenAsync(path, cancellationToken);
            var held = await stores.GetRequiredService<Core.Telemetry.ILogStore>().SummariseAsync(cancellationToken);
            return new("database", true, $"{path}: {held.Rows:N0} log lines of {held.Streams:N0} streams, newest {held.Last:yyyy-MM-dd HH:mm:ss}Z.");
        }
        catch (StorageException ex)
        {
            return new("database", false, ex.Message, "Check that the file and its folder can be written by this user, or restore a backup.");
        }
    }

    private static Checkup Watched(string path) => File.Exists(path) || Directory.Exists(path)
        ? new("watched " + path, true, "is there")
        : new("watched " + path, false, "is not there yet", "Check the path; it is followed as soon as it appears.");
}
