namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// The parts of sshd's messages: <c>outcome</c> (accepted, failed, invalid-user, disconnected, opened, closed), <c>method</c>, <c>user</c>, <c>sourceIPAddress</c> and
/// <c>port</c>. A user's name is chosen by whoever knocks and may hold spaces and the word "from", so the address is looked for from the right.
/// </summary>
internal static class SshdFields
{
    public static void Read(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        if (OutcomeOf(content) is { } outcome)
        {
            fields["outcome"] = outcome;
        }

        ReadOrigin(content, fields);
        ReadUser(content, fields);
    }

    private static string? OutcomeOf(ReadOnlySpan<char> content)
    {
        if (content.StartsWith("Accepted "))
        {
            return "accepted";
        }

        if (content.StartsWith("Failed ") || content.Contains("authentication failure", StringComparison.Ordinal))
        {
            return "failed";
        }

        if (content.StartsWith("Invalid user ") || content.StartsWith("Illegal user "))
        {
            return "invalid-user";
        }

        return SessionOutcome(content);
    }

    private static string? SessionOutcome(ReadOnlySpan<char> content)
    {
        if (content.StartsWith("Received disconnect") || content.StartsWith("Disconnected from") || content.StartsWith("Connection closed"))
        {
            return "disconnected";
        }

        return content.Contains("session opened for user", StringComparison.Ordinal) ? "opened"
            : content.Contains("session closed for user", StringComparison.Ordinal) ? "closed" : null;
    }

    private static void ReadOrigin(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        var rhost = content.LastIndexOf("rhost=");
        if (rhost >= 0)
        {
            AddAddress(WordAt(content, rhost + 6), fields);
            return;
        }

        foreach (var word in (string[])["from ", "by "])
        {
            var at = content.LastIndexOf(word);
            if (at >= 0 && (at == 0 || content[at - 1] == ' ') && AddAddress(WordAt(content, at + word.Length), fields))
            {
                break;
            }
        }

        var port = content.LastIndexOf(" port ");
        if (port > 0 && WordAt(content, port + 6) is { Length: > 0 and <= 5 } number && !number.ContainsAnyExceptInRange('0', '9'))
        {
            fields["port"] = number.ToString();
        }
    }

    private static bool AddAddress(ReadOnlySpan<char> word, Dictionary<string, string> fields)
    {
        if (!StrictIp.IsAddress(word))
        {
            return false;
        }

        fields["sourceIPAddress"] = word.ToString();
        return true;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> content, int at)
    {
        var rest = content[at..];
        var end = rest.IndexOf(' ');
        return (end < 0 ? rest : rest[..end]).TrimEnd(":,.");
    }

    private static void ReadUser(ReadOnlySpan<char> content, Dictionary<string, string> fields)
    {
        if (content.StartsWith("Accepted ") || content.StartsWith("Failed "))
        {
            ReadAttempt(content[(content.IndexOf(' ') + 1)..], fields);
        }
        else if (content.StartsWith("Invalid user ") || content.StartsWith("Illegal user "))
        {
            AddUser(content["Invalid user ".Length..], fields);
        }
        else if (content.IndexOf(" for user ") is > 0 and var session)
        {
            fields["user"] = Trimmed(WordAt(content, session + " for user ".Length));
        }
        else if (content.LastIndexOf(" user=") is > 0 and var pair)
        {
            fields["user"] = WordAt(content, pair + " user=".Length).ToString();
        }
    }

    // password for invalid user deploy from 203.0.113.77 port 40112 ssh2
    private static void ReadAttempt(ReadOnlySpan<char> attempt, Dictionary<string, string> fields)
    {
        var method = attempt.IndexOf(" for ");
        if (method < 0)
        {
            return;
        }

        fields["method"] = attempt[..method].ToString();
        var user = attempt[(method + " for ".Length)..];
        if (user.StartsWith("invalid user ") || user.StartsWith("illegal user "))
        {
            fields["invalidUser"] = "true";
            user = user["invalid user ".Length..];
        }

        AddUser(user, fields);
    }

    private static void AddUser(ReadOnlySpan<char> user, Dictionary<string, string> fields)
    {
        var from = user.LastIndexOf(" from ");
        fields["user"] = (from < 0 ? user : user[..from]).ToString();
    }

    // "root(uid=0)" is how newer PAM writes it.
    private static string Trimmed(ReadOnlySpan<char> user) => (user.IndexOf('(') is > 0 and var bracket ? user[..bracket] : user).ToString();
}
