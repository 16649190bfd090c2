using System.Buffers;
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

    // What must be in a match. The expressions keep megabytes of tables each, so they are made only for lines that may have one.
    private static readonly SearchValues<string> Keys = SearchValues.Create(["AKIA", "ASIA"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Clients = SearchValues.Create(["mysql", "mariadb", "curl", "sshpass"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Names = SearchValues.Create(["pass", "secret", "token", "key", "pwd"], StringComparison.OrdinalIgnoreCase);

    private static string? Find(CrontabLine line)
    {
        var text = line is CrontabEntry entry ? entry.Command : line.Text;
        return Holds(text, Keys) && AccessKey().IsMatch(text) ? "an AWS access key"
            : text.Contains("://", StringComparison.Ordinal) && UrlPassword().IsMatch(text) ? "a password in an address"
            : Holds(text, Clients) && ClientPassword().IsMatch(text) ? "a password option"
            : NameIn(text);
    }

    private static bool Holds(ReadOnlySpan<char> text, SearchValues<string> words) => text.ContainsAny(words);

    private static string? NameIn(string text) =>
        Holds(text, Names) && NamedSecret().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/:@$]+:[^\s/@$]+@", RegexOptions.NonBacktracking)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"\b(mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b.* -p[^\s$]+|\bcurl\b.* (-u|--user)[ =]?['""]?[^\s:$]+:[^\s$]+|\bsshpass\b.* -p ?[^\s$]+", RegexOptions.NonBacktracking)]
    private static partial Regex ClientPassword();

    [GeneratedRegex(@"(?<name>[A-Za-z_-]*(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|MYSQL_PWD))[= ]['""]?[^\s$'""/{(][^\s'""]{3,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NamedSecret();
}
