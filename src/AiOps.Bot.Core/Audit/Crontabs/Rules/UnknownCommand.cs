namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L12: a program that is not there; L13: the same where one that is there is spelt nearly so.</summary>
internal sealed class UnknownCommand : ICrontabRule
{
    private const string Why = "cron starts it and logs the start all the same; the shell then fails with status 127, which nobody sees where the output is dropped.";

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        from command in SimpleCommand.In(entry.Command)
        let word = command.Program
        where word.IsLiteral && word.Text.Length > 0 && !ShellBuiltins.Contains(word.Text)
        let fault = word.Text.Contains('/', StringComparison.Ordinal) ? Path(reading, entry, word) : Name(reading, entry, word)
        where fault is not null
        select fault;

    private static CrontabFault? Path(CrontabReading reading, CrontabEntry entry, CommandWord word)
    {
        if (!word.Text.StartsWith('/'))
        {
            return null;
        }

        var slash = word.Text.LastIndexOf('/');
        var (folder, name) = (word.Text[..slash], word.Text[(slash + 1)..]);
        if (reading.Executables is not { } known)
        {
            return IsSystemFolder(folder) && Mistyped(name, WellKnownCommands.All) is { } likely ? NearMissFault(Severity.Medium, entry, word, folder + "/" + likely) : null;
        }

        if (known.Contains(word.Text) || reading.OtherFiles?.Contains(word.Text) == true)
        {
            return null;
        }

        var meant = Mistyped(name, known.NamesIn(folder)) is { } near ? folder + "/" + near : OtherFolder(known, folder, name);
        return Judge(reading, entry, word, meant);
    }

    private static CrontabFault? Name(CrontabReading reading, CrontabEntry entry, CommandWord word)
    {
        var path = reading.PathAt(entry.Number);
        if (reading.Executables is not { } known)
        {
            return Mistyped(word.Text, WellKnownCommands.All) is { } likely ? NearMissFault(Severity.Medium, entry, word, likely) : null;
        }

        if (path.Any(p => known.Contains(p + "/" + word.Text)))
        {
            return null;
        }

        // A PATH of which nothing is known tells nothing about what is missing.
        if (!path.Any(p => known.NamesIn(p).Any()))
        {
            return null;
        }

        return Judge(reading, entry, word, Mistyped(word.Text, path.SelectMany(known.NamesIn)));
    }

    /// <summary>Where not all files are known, what is missing may be there: that is no fault, and no correction is offered.</summary>
    private static CrontabFault? Judge(CrontabReading reading, CrontabEntry entry, CommandWord word, string? meant) => (meant, reading.ExecutablesAreComplete) switch
    {
        (null, true) => Missing(entry, word),
        (null, false) => null,
        (_, true) => NearMissFault(Severity.High, entry, word, meant),
        (_, false) => NearMissFault(Severity.Medium, entry, word, meant) with { SuggestedLineText = null },
    };

    private static string? Mistyped(string name, IEnumerable<string> candidates)
    {
        var all = candidates as ICollection<string> ?? [.. candidates];
        return all.Contains(name) ? null : NearMiss.Of(name, all);
    }

    private static string? OtherFolder(KnownFiles known, string folder, string name)
    {
        var near = NearMiss.Of(folder, known.Folders.Where(f => known.Contains(f + "/" + name)));
        return near is null ? null : near + "/" + name;
    }

    private static bool IsSystemFolder(string folder) => folder is "/bin" or "/usr/bin" or "/sbin" or "/usr/sbin";

    private static CrontabFault Missing(CrontabEntry entry, CommandWord word) => new("L12", Severity.High, entry.Number,
        word.Text.StartsWith('/') ? $"'{word.Text}' is not there or not executable." : $"'{word.Text}' is in none of the folders of cron's PATH.", Why,
        word.Text.StartsWith('/') ? "Install it, or write the path of the program that is meant." : "Write its full path, or set PATH above the line.");

    private static CrontabFault NearMissFault(Severity severity, CrontabEntry entry, CommandWord word, string meant) => new("L13", severity, entry.Number,
        severity == Severity.High ? $"'{word.Text}' is not there, but '{meant}' is: a slip of the hand." : $"'{word.Text}' is spelt nearly like '{meant}'.", Why, $"Write '{meant}'.")
    {
        SuggestedLineText = entry.WithCommand(entry.Command[..word.Start] + meant + entry.Command[(word.Start + word.Length)..]),
    };
}
