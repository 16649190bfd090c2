namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L11: the user to run as does not exist.</summary>
internal sealed class UnknownUser : ICrontabRule
{
    /// <summary>Users that nearly every Linux has: enough to see "ro0t" where the machine's users are unknown.</summary>
    private static readonly string[] Common =
        ["root", "daemon", "nobody", "www-data", "postgres", "mysql", "ubuntu", "ec2-user", "admin", "backup", "nginx", "apache", "jenkins", "git", "redis"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from entry in reading.Entries
        where entry.User is { Length: > 0 } user && user.AsSpan().IndexOfAny('/', '$', '=') < 0 && entry.Command.Length > 0 && !FieldCount.LacksFields(entry)
        let fault = reading.Users is null ? Guess(entry, entry.User!) : Known(reading, entry, entry.User!)
        where fault is not null
        select fault;

    private static CrontabFault? Known(CrontabReading reading, CrontabEntry entry, string user) =>
        reading.Users!.Contains(user) ? null : Fault(Severity.High, entry, user, NearMiss.Of(user, reading.Users));

    private static CrontabFault? Guess(CrontabEntry entry, string user)
    {
        var meant = Common.Contains(user) ? null : NearMiss.Of(user, Common);
        var odd = !user.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.');
        return meant is null && !odd ? null : Fault(Severity.Medium, entry, user, meant);
    }

    private static CrontabFault Fault(Severity severity, CrontabEntry entry, string user, string? meant) =>
        new("L11", severity, entry.Number, severity == Severity.High ? $"There is no user '{user}'." : $"'{user}' does not look like a user.",
            "cron skips the lines of users that do not exist.", meant is null ? "Write the user to run as between the schedule and the command." : $"Did you mean '{meant}'?")
        {
            SuggestedLineText = meant is null ? null : WithUser(entry, user, meant),
        };

    private static string WithUser(CrontabEntry entry, string user, string meant)
    {
        var head = entry.Text[..(entry.Text.Length - entry.Command.Length)];
        var at = head.LastIndexOf(user, StringComparison.Ordinal);
        return head[..at] + meant + head[(at + user.Length)..] + entry.Command;
    }
}
