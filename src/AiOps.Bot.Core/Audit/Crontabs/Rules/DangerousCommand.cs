namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L27: a command that may destroy more than is meant, or depends on the folder that it starts in.</summary>
internal sealed class DangerousCommand : ICrontabRule
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "zsh", "python", "python3", "perl"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        foreach (var entry in reading.Entries.Where(e => e.Command.Length > 0))
        {
            var commands = SimpleCommand.In(entry.Command).ToList();
            var found = commands.Select(Dangerous).FirstOrDefault(d => d is not null) ?? PipedToShell(entry, commands);
            if (found is { } fault)
            {
                yield return new("L27", Severity.Medium, entry.Number, fault.What, fault.Why, fault.Suggestion);
            }
            else if (RelativeProgram(commands) is { } program)
            {
                yield return new("L27", Severity.Low, entry.Number, $"'{program.Text}' is a relative path.", "cron starts commands in the user's home directory.", "Write the full path, or 'cd' to the folder first.");
            }
        }
    }

    private static (string What, string Why, string Suggestion)? Dangerous(SimpleCommand command) => Name(command) switch
    {
        "rm" when command.Arguments.Any(IsRecursive) && command.Arguments.FirstOrDefault(IsUnsafeTarget) is { } target =>
            ($"'rm' removes '{target.Text}' and all below it.", "Where the variable is empty, this starts at the root of the machine.", "Write the path out, or use ${NAME:?} so that an empty variable stops the command."),
        "chmod" when command.Arguments.Any(a => a.Text is "777" or "0777" or "a+rwx" or "a+w" or "666" or "0666") =>
            ("'chmod' lets everybody write.", "Any user or intruder may then change what the next run executes.", "Give the right to the one group that needs it."),
        _ => null,
    };

    private static (string What, string Why, string Suggestion)? PipedToShell(CrontabEntry entry, List<SimpleCommand> commands)
    {
        var fetches = commands.Any(c => Name(c) is "curl" or "wget");
        var runs = commands.Any(c => Shells.Contains(Name(c)) && c.Arguments.All(a => a.Text.StartsWith('-')));
        return fetches && runs && entry.Command.Contains('|', StringComparison.Ordinal)
            ? ("What is downloaded is run at once.", "Whoever controls the address or the network controls this machine.", "Keep the script on the machine, under review.")
            : null;
    }

    private static CommandWord? RelativeProgram(List<SimpleCommand> commands) =>
        commands.TakeWhile(c => Name(c) is not ("cd" or "pushd")).Select(c => c.Program).FirstOrDefault(p => p.IsLiteral && !p.Text.StartsWith('/') && p.Text.Contains('/', StringComparison.Ordinal));

    private static bool IsRecursive(CommandWord word) =>
        word.Text == "--recursive" || word.Text.StartsWith('-') && !word.Text.StartsWith("--", StringComparison.Ordinal) && word.Text.AsSpan().ContainsAny('r', 'R');

    private static bool IsUnsafeTarget(CommandWord word) =>
        word.Text is "/" or "/*" || word.Text.StartsWith('$') && !word.Text.Contains(":?", StringComparison.Ordinal) && word.Text.Contains('/', StringComparison.Ordinal);

    private static string Name(SimpleCommand command) => command.Program.Text[(command.Program.Text.LastIndexOf('/') + 1)..];
}
