namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L13 for the words after the program: subcommands and options of the tools that crontabs call most.</summary>
internal sealed class MistypedSubcommand : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        from command in SimpleCommand.In(entry.Command)
        let fault = CheckCommand(entry, command)
        where fault is not null
        select fault;

    private static CrontabFault? CheckCommand(CrontabEntry entry, SimpleCommand command)
    {
        var program = command.Program.Text[(command.Program.Text.LastIndexOf('/') + 1)..];
        if (!KnownSubcommands.OfPrograms.TryGetValue(program, out var first))
        {
            return null;
        }

        var words = command.Arguments.Where(a => a.IsLiteral && !a.Text.StartsWith('-')).ToList();
        var fault = Fault(entry, program, words.ElementAtOrDefault(0), first);
        if (fault is null && words.Count > 1 && KnownSubcommands.OfServices.TryGetValue($"{program} {words[0].Text}", out var second))
        {
            fault = Fault(entry, $"{program} {words[0].Text}", words[1], second);
        }

        return fault ?? (program == "aws" ? Options(entry, command) : null);
    }

    private static CrontabFault? Options(CrontabEntry entry, SimpleCommand command) =>
        command.Arguments.Where(a => a.Text.StartsWith("--", StringComparison.Ordinal) && !a.Text.Contains('=', StringComparison.Ordinal))
            .Select(a => Fault(entry, "aws", a, KnownSubcommands.AwsOptions)).FirstOrDefault(f => f is not null);

    private static CrontabFault? Fault(CrontabEntry entry, string program, CommandWord? word, IReadOnlyList<string> known)
    {
        if (word is null || known.Contains(word.Text) || NearMiss.Of(word.Text, known) is not { } meant)
        {
            return null;
        }

        return new("L13", Severity.High, entry.Number, $"'{program}' knows no '{word.Text}', but '{meant}': a slip of the hand.",
            "The program refuses the word and ends with an error, which nobody sees where the output is dropped.", $"Write '{meant}'.")
        {
            SuggestedLineText = entry.WithCommand(entry.Command[..word.Start] + meant + entry.Command[(word.Start + word.Length)..]),
        };
    }
}
