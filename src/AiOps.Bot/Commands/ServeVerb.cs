using System.CommandLine;

namespace AiOps.Bot.Commands;

/// <summary>Starts the service.</summary>
internal sealed class ServeVerb(Func<ServeSettings, CancellationToken, Task<int>> serve) : IVerb
{
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _urls = new("--urls") { Description = "Where to listen, for example http://127.0.0.1:5081. Other addresses than loopback need authentication configured." };
    private readonly Option<string?> _account = new("--account") { Description = "'sandbox' (default): a simulated account. 'real': the account of your AWS credentials. 'none': watched files only." };
    private readonly Option<string?> _role = new("--role") { Description = "'all' (default). 'scorer': read and score only, and tell a bot elsewhere (Scorer:BotUrl, Scorer:Secret). 'bot': the rest." };
    private readonly Option<string?> _folder = new("--folder") { Description = "Where state is kept. Default: aiops-data." };
    private readonly Option<string[]> _watch = new("--watch") { Description = "A log file or folder to follow; may be given several times.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Forget what was stored and begin anew; with the simulated account only." };

    public Command Build()
    {
        var command = new Command("serve", """
            Starts the service and the web console (the default when no verb is given).

            Examples:
              aiops serve
              aiops serve --account none --watch /var/log/auth.log
              aiops serve --account real --config aiops.yaml
              AIOPS__SCORER__BOTURL=https://aiops.example.com AIOPS__SCORER__SECRET=file:///run/secrets/scorer aiops serve --role scorer
            """) { _config, _urls, _role, _account, _folder, _watch, _fresh };
        _role.AcceptOnlyFromAmong("all", "bot", "scorer");
        command.SetAction((parsed, cancellationToken) => serve(SettingsOf(parsed), cancellationToken));
        return command;
    }

    private ServeSettings SettingsOf(ParseResult parsed)
    {
        var flags = new List<KeyValuePair<string, string?>>();
        Add(flags, "Bot:Urls", parsed.GetValue(_urls));
        Add(flags, "Bot:Account", parsed.GetValue(_account));
        Add(flags, "Bot:Role", parsed.GetValue(_role));
        Add(flags, "Bot:Folder", parsed.GetValue(_folder));
        var watch = parsed.GetValue(_watch) ?? [];
        for (var i = 0; i < watch.Length; i++)
        {
            Add(flags, $"Bot:Watch:{i}", watch[i]);
        }

        return new() { ConfigPath = parsed.GetValue(_config), Flags = flags, Fresh = parsed.GetValue(_fresh) };
    }

    private static void Add(List<KeyValuePair<string, string?>> flags, string key, string? value)
    {
        if (value is not null)
        {
            flags.Add(new(key, value));
        }
    }
}
