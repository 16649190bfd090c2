using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>L26: a secret on the command line. The fault never repeats it.</summary>
internal sealed partial class SecretInCommand : ICrontabRule
{
    public IEnumerable<CrontabFault> Check(CrontabReading reading) =>
        from line in reading.Lines
        where line is not CrontabRemark
        let name = Find(line)
        where name is not null
        select new CrontabFault("L26", Severity.High, line.Number, $"The line holds a secret ({name}).",
            "It shows in the process list, in cron's log and in every copy of the crontab.", "Move it to a file that only the job's user may read, or to a secret store, and change it: it is no longer secret.");

    private static string? Find(CrontabLine line)
    {
        var text = line is CrontabEntry entry ? entry.Command : line.Text;
        return AccessKey().IsMatch(text) ? "an AWS access key"
            : UrlPassword().IsMatch(text) ? "a password in an address"
            : ClientPassword().IsMatch(text) ? "a password option"
            : NamedSecret().Match(text) is { Success: true } match ? match.Groups["name"].Value
            : null;
    }

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/:@$]+:[^\s/@$]+@", RegexOptions.NonBacktracking)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"\b(mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b.* -p[^\s$]+|\bcurl\b.* (-u|--user)[ =]?['""]?[^\s:$]+:[^\s$]+|\bsshpass\b.* -p ?[^\s$]+", RegexOptions.NonBacktracking)]
    private static partial Regex ClientPassword();

    [GeneratedRegex(@"(?<name>[A-Za-z_-]*(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|MYSQL_PWD))[= ]['""]?[^\s$'""/{(][^\s'""]{3,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NamedSecret();
}
