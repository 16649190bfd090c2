using System.Collections.Immutable;

namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A line that runs a command.</summary>
public sealed record CrontabEntry(int Number, string Text) : CrontabLine(Number, Text)
{
    /// <summary>The keyword (<c>@daily</c>, known or not), or null where five fields are written.</summary>
    public string? Keyword { get; init; }

    /// <summary>The fields found, at most five; empty where a keyword is written.</summary>
    public ImmutableArray<CronFieldReading> Fields { get; init; } = [];

    /// <summary>Null where the schedule cannot be read, and for <c>@reboot</c>.</summary>
    public CrontabSchedule? Schedule { get; init; }

    /// <summary>Who runs it; null in a user's own crontab, empty where it is missing.</summary>
    public string? User { get; init; }

    /// <summary>What follows, as cron hands it to the shell (before it handles <c>%</c>).</summary>
    public string Command { get; init; } = "";

    /// <summary>The line with its command replaced.</summary>
    public string WithCommand(string command) => Text[..(Text.Length - Command.Length)] + command;
}
