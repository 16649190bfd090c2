namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L07: a name in cron.d that cron does not read.</summary>
internal sealed class FileNaming : ICrontabRule
{
    private static readonly string[] Leftovers = ["~", ".rpmsave", ".rpmnew", ".rpmorig", ".dpkg-old", ".dpkg-dist", ".bak", ".swp"];

    public IEnumerable<CrontabFault> Check(CrontabReading reading)
    {
        var name = reading.File.Path[(reading.File.Path.LastIndexOf('/') + 1)..];
        if (!reading.NamesUsers || name is "crontab" or "-" or "")
        {
            return [];
        }

        if (name[0] is '.' or '#' || Leftovers.Any(l => name.EndsWith(l, StringComparison.Ordinal)))
        {
            return [Fault(Severity.High, name, "Every cron skips such names as leftovers of editors and packages, silently.")];
        }

        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? []
            : [Fault(Severity.Medium, name, "Debian and Ubuntu read only names of letters, digits, '-' and '_' in cron.d: a dot is enough to be skipped, silently.")];
    }

    private static CrontabFault Fault(Severity severity, string name, string why) =>
        new("L07", severity, 0, $"'{name}' is a name that cron may not read in cron.d.", why, "Rename the file, for example without its extension.");
}
