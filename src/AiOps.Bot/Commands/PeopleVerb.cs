using System.CommandLine;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Commands;

/// <summary>Answers who is who, who is on call and who may approve what, from the settings file.</summary>
internal sealed class PeopleVerb(Terminal terminal) : IVerb
{
    private readonly Option<string?> _config = new("--config") { Description = "The settings file. Default: aiops.yaml in the working directory, where there is one.", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON.", Recursive = true };

    public Command Build()
    {
        var command = new Command("people", """
            Says who is who, who is on call, and who may approve what. Reads the settings file as the service does; changes nothing.

            Examples:
              aiops people list
              aiops people whois slack:T0123/U0456
              aiops people may ana ec2.revoke-ingress --resource sg-0abc
              aiops people check --config aiops.yaml
            """) { _config, _json };
        command.Add(new PeopleCommands(terminal, Load, _json).List());
        command.Add(new PeopleCommands(terminal, Load, _json).Show());
        command.Add(new PeopleCommands(terminal, Load, _json).WhoIs());
        command.Add(new OnCallCommand(terminal, Load, _json).Build());
        command.Add(new MayCommand(terminal, Load, _json).Build());
        command.Add(Check());
        return command;
    }

    private Command Check()
    {
        var check = new Command("check", """
            Reads the people, groups, environments and on-call schedules and tells every fault at once, each with its key.
            Exit code 1 where there is one.
            """);
        check.SetAction(CheckAsync);
        return check;
    }

    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] faults;
        Roster? roster = null;
        try
        {
            roster = Source(parsed).Read().Roster;
            faults = [];
        }
        catch (ConfigurationException ex)
        {
            faults = ex.Message.Split(Environment.NewLine);
        }

        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(new { sound = faults.Length == 0, faults }));
        }
        else
        {
            var sound = roster is null ? "" : $"ok: {CommonOptions.Counted(roster.People.Length, "person", "people")}, {CommonOptions.Counted(roster.Groups.Length, "group", "groups")}, {CommonOptions.Counted(roster.Schedules.Length, "on-call schedule", "on-call schedules")}";
            await terminal.Output.WriteLineAsync(faults.Length == 0 ? sound : string.Join(Environment.NewLine, faults));
        }

        return faults.Length == 0 ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private Roster Load(ParseResult parsed)
    {
        try
        {
            return Source(parsed).Read().Roster;
        }
        catch (ConfigurationException ex)
        {
            throw new BadInputException($"the settings cannot be used:{Environment.NewLine}{ex.Message}");
        }
    }

    private RosterSource Source(ParseResult parsed) => new(new() { ConfigPath = parsed.GetValue(_config) });
}
