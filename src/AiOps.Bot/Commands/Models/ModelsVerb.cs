using System.CommandLine;

namespace AiOps.Bot.Commands.Models;

/// <summary>Keeps models in the service's database and says which of them counts.</summary>
internal sealed class ModelsVerb(Terminal terminal) : IVerb
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RegistryAccess _access = new(isRecursive: true);

    public Command Build()
    {
        _json.Recursive = true;
        var command = new Command("models", """
            Keeps trained models in the service's database, in lines of versions, and says which version counts.

            The champion of a line is the version that scores; a challenger scores the same rows beside it, to be compared with it. NAME is a line ("checkout-latency"), NAME@3 one of its versions.

            Examples:
              aiops models register sessions.model --name sessions
              aiops models challenge sessions@2
              aiops models compare sessions --input today.csv
              aiops models promote sessions --why "finds the slow ones sooner"
              aiops models roll-back sessions --why "woke us twice for nothing"
            """) { _json };
        foreach (var option in _access.Options)
        {
            command.Add(option);
        }

        var (shown, files, changes) = (new ModelShowCommands(terminal, _access, _json), new ModelFileCommands(terminal, _access, _json), new ModelChangeCommands(terminal, _access, _json));
        Command[] all =
        [
            shown.List(), shown.Show(), files.Register(), changes.Challenge(), new ModelCompareCommand(terminal, _access, _json).Build(), changes.Promote(), changes.RollBack(), changes.Retire(), files.Export(), shown.History(),
        ];
        foreach (var one in all)
        {
            command.Add(one);
        }

        return command;
    }
}
