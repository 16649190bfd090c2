namespace AiOps.Bot.Detection.Parsing;

/// <summary>Reads the typed parts of what well-known programs write to syslog.</summary>
internal static class ProgramFields
{
    public static void Read(string? program, ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        switch (program)
        {
            case "sshd" or "sshd-session":
                SshdFields.Read(content, fields);
                break;
            case "CRON" or "CROND" or "crond" or "cron" or "/USR/SBIN/CRON" or "/usr/sbin/cron":
                ReadCron(content, fields);
                break;
            case "sudo":
                ReadSudo(content, fields);
                break;
        }
    }

    // (root) CMD (/usr/sbin/logrotate /etc/logrotate.conf)
    private static void ReadCron(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        var close = content.IndexOf(')');
        if (close < 2 || content[0] != '(')
        {
            return;
        }

        fields["user"] = content[1..close].ToString();
        var rest = content[(close + 1)..].TrimStart(' ');
        if (rest.StartsWith("CMD (") && rest.EndsWith(")"))
        {
            fields["command"] = rest[5..^1].Trim(' ').ToString();
        }
    }

    // alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls
    private static void ReadSudo(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        var colon = content.IndexOf(" : ");
        var command = content.IndexOf("COMMAND=");
        if (colon > 0 && command > colon)
        {
            fields["user"] = content[..colon].Trim(' ').ToString();
            fields["command"] = content[(command + "COMMAND=".Length)..].ToString();
        }
    }
}
