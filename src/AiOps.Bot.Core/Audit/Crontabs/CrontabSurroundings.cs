namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>What is known of the machine that a crontab runs on. Null = unknown, and then no rule judges by it.</summary>
public sealed record CrontabSurroundings
{
    public static readonly CrontabSurroundings Unknown = new();

    /// <summary>Absolute paths of the executable files: all of those in the directories that the commands name and on cron's PATH.</summary>
    public IReadOnlyCollection<string>? Executables { get; init; }

    /// <summary>False where only some of the executable files are known: one that is not among them may be there all the same.</summary>
    public bool ExecutablesAreComplete { get; init; } = true;

    /// <summary>Absolute paths of files that exist in these directories and are not executable.</summary>
    public IReadOnlyCollection<string>? OtherFiles { get; init; }

    /// <summary>Names of the machine's users.</summary>
    public IReadOnlyCollection<string>? Users { get; init; }

    /// <summary>The machine's local time, in which cron runs.</summary>
    public TimeZoneInfo? Zone { get; init; }
}
