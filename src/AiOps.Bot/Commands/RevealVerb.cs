using System.CommandLine;
using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Commands;

/// <summary>Shows an entitled person what a placeholder stands for.</summary>
internal sealed class RevealVerb(Terminal terminal) : IVerb
{
    private readonly Argument<string> _placeholder = new("PLACEHOLDER") { Description = "As it stands in the text, for example '[secret:email:4821390712]'." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("reveal", """
            Shows what a placeholder stands for, if you may see it. Only people, hosts and accounts can be looked up: credentials are kept nowhere.
            You are whoever has the account cli:NAME in Security:People, NAME being yours on this machine; as long as no access token is configured, the local operator.
            The timeline notes who looked at which placeholder, not what they saw. Exit code 1 where it is refused.

            Examples:
              aiops reveal '[secret:email:4821390712]'
              aiops reveal '[secret:email:4821390712]' --config /etc/aiops.yaml --json
            """) { _placeholder, _config, _database, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (placeholder, config, database) = (Placeholders.Typed(parsed.GetValue(_placeholder)!), parsed.GetValue(_config), parsed.GetValue(_database));
        if (!Placeholders.Is(placeholder))
        {
            throw new BadInputException($"'{placeholder}' is no placeholder. Give it as it stands in the text, in quotes: aiops reveal '[secret:email:4821390712]'");
        }

        var directory = new PersonDirectory(new RosterSource(new() { ConfigPath = config }).Read().Roster);
        var by = directory.Identify(People.ThisAccount) ?? directory.Identify(People.LocalOperator)
            ?? throw new BadInputException($"Nobody in Security:People has the account {People.ThisAccount.Platform}:{People.ThisAccount.Subject}. Whoever configures aiops can add it.");
        await using var stores = await OpenedStores.OpenAsync(database, config, (services, configuration) => Add(services, configuration, directory, database), cancellationToken);
        return await ShowAsync(placeholder, await stores.GetRequiredService<RevealPlaceholder>().RevealAsync(placeholder, by, cancellationToken), parsed.GetValue(_json));
    }

    private static void Add(IServiceCollection services, IConfiguration configuration, PersonDirectory directory, string? database)
    {
        var folder = database is null ? BotConfiguration.Read<BotOptions>(configuration, "Bot").Folder : Path.GetDirectoryName(Path.GetFullPath(database))!;
        services.AddExistingRedaction(configuration, folder).AddSingleton(directory).AddSingleton<RevealPlaceholder>();
    }

    private async Task<int> ShowAsync(string placeholder, RevealOutcome outcome, bool json)
    {
        if (json)
        {
            await terminal.Output.WriteLineAsync(JsonText.OneLine(new { placeholder, value = outcome.Value, incident = outcome.Incident?.Value, refusal = outcome.Refusal }));
        }
        else if (outcome.Value is { } value)
        {
            await terminal.Output.WriteLineAsync(WebConsole.Legible.Of(value));
        }

        if (outcome.Refusal is { } refusal && !json)
        {
            await terminal.Error.WriteLineAsync($"aiops: not shown: {refusal}.");
        }

        return outcome.Value is null ? ExitCodes.FoundOrFailed : ExitCodes.Fine;
    }
}
