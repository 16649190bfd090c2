using System.CommandLine;
using AiOps.Bot.Configuration;

namespace AiOps.Bot.Commands;

/// <summary>Checks what the service needs, and says how to mend what is missing.</summary>
internal sealed class DoctorVerb(Terminal terminal) : IVerb
{
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("doctor", """
            Checks settings, the address to listen on, the database, the vector store, watched files, the model, approved MCP servers, the AWS credentials and each permission to read; says what is missing and how to
            mend it. Nothing is changed: the database gets a row that is taken back, the model is asked for one word, AWS gets one small call of each kind.
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
            await WriteAsync(checkups);
        }

        return checkups.All(c => c.Fine) ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private async Task WriteAsync(List<Checkup> checkups)
    {
        var width = checkups.Max(c => c.Name.Length);
        foreach (var checkup in checkups)
        {
            await terminal.Output.WriteLineAsync($"{checkup.Outcome,-8}{checkup.Name.PadRight(width)}  {checkup.Result}");
            if (checkup.Remedy is { } remedy)
            {
                await terminal.Output.WriteLineAsync($"{new string(' ', width + 10)}{remedy}");
            }
        }
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
        checkups.Add(await StoreCheckup.RunAsync(options, cancellationToken));
        checkups.Add(await VectorCheckup.RunAsync(configuration, cancellationToken));
        checkups.AddRange(options.Watch.Select(Watched));
        checkups.AddRange(await ModelCheckup.RunAsync(configuration, cancellationToken));
        checkups.AddRange(await McpCheckup.RunAsync(configuration, options, TimeProvider.System, cancellationToken));
        checkups.AddRange(await AccountCheckup.RunAsync(configuration, options, cancellationToken));
        checkups.AddRange(await ChatCheckups.RunAsync(configuration, TimeProvider.System, cancellationToken));
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

    private static Checkup Watched(string path) => File.Exists(path) || Directory.Exists(path)
        ? new("watched " + path, true, "is there")
        : new("watched " + path, false, "is not there yet", "Check the path; it is followed as soon as it appears.");
}
