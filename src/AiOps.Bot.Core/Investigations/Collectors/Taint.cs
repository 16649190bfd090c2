using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// Says whether an outsider could have written part of a line: whoever may try to log in chooses a user name, whoever may send a request chooses its URL and user
/// agent. (Attacks by way of such fields: "AIOpsDoom" 2025, "Poisoning the Watchtower" 2026.)
/// </summary>
internal static class Taint
{
    /// <summary>Programs that write what the other side sent before they know who it is.</summary>
    private static readonly HashSet<string> Doors = new(StringComparer.OrdinalIgnoreCase)
    {
        "sshd", "login", "su", "sudo", "pam", "dovecot", "postfix", "smtpd", "vsftpd", "proftpd", "ftpd", "named", "nginx", "httpd", "apache", "apache2", "haproxy",
        "kernel",
    };

    private static readonly HashSet<string> OutsidersFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "userName", "userAgent", "url", "uri", "path", "query", "referer", "referrer", "rhost", "logname", "host_header",
    };

    private static readonly string[] RequestWords = ["GET /", "POST /", "HEAD /", "PUT /", "OPTIONS /", "Mozilla/", "User-Agent", "user-agent"];

    public static bool IsOn(ParsedLog line) =>
        (line.Program is { } program && Doors.Contains(Name(program)))
        || line.Fields.Keys.Any(OutsidersFields.Contains)
        || RequestWords.Any(w => line.Content.Contains(w, StringComparison.Ordinal))
        || Persuasion.IsIn(line.Content);

    /// <summary><c>sshd-session</c> and <c>postfix/smtpd</c> are what their first word says.</summary>
    private static string Name(string program) => program.Split('-', '/', '(', '[')[0];
}
