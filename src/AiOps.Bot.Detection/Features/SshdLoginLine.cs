using System.Globalization;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// Reads OpenSSH's login lines (auth.c, auth2.c: auth_log and its kin). User names are the attacker's own text, so lines are read from fixed words at the start and
/// from the last " from " at the end; what a user name imitates in between counts as user name.
/// </summary>
internal static class SshdLoginLine
{
    private const string Repeated = "message repeated ";
    private const int MaxUser = 64;
    private const int MaxRepeats = 10_000;

    public static LoginAttempt? Read(ReadOnlySpan<char> content)
    {
        var count = Unwrap(ref content);
        var attempt = ReadVerb(content);
        return attempt is null || count == 1 ? attempt : attempt with { Count = count };
    }

    /// <summary>syslog folds repeats into "message repeated 5 times: [ line]".</summary>
    private static int Unwrap(ref ReadOnlySpan<char> content)
    {
        var open = content.IndexOf(": [ ", StringComparison.Ordinal);
        if (!content.StartsWith(Repeated, StringComparison.Ordinal) || open < 0)
        {
            return 1;
        }

        var number = content[Repeated.Length..open];
        var space = number.IndexOf(' ');
        content = content[(open + 4)..].TrimEnd(']');
        return space > 0 && int.TryParse(number[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Clamp(times, 1, MaxRepeats) : 1;
    }

    private static LoginAttempt? ReadVerb(ReadOnlySpan<char> content)
    {
        if (Skip(ref content, "Failed "))
        {
            return ReadMethod(content, LoginOutcome.Failed);
        }

        if (Skip(ref content, "Accepted "))
        {
            return ReadMethod(content, LoginOutcome.Accepted);
        }

        if (Skip(ref content, "Invalid user "))
        {
            return ReadFrom(content, LoginOutcome.UnknownUser, "password");
        }

        return Skip(ref content, "Connection closed by ") || Skip(ref content, "Disconnected from ") || Skip(ref content, "Connection reset by ")
            ? ReadGaveUp(content)
            : null;
    }

    private static LoginAttempt? ReadMethod(ReadOnlySpan<char> content, LoginOutcome outcome)
    {
        var end = content.IndexOf(" for ", StringComparison.Ordinal);
        if (end <= 0 || end > 40)
        {
            return null;
        }

        var method = content[..end].ToString();
        content = content[(end + 5)..];
        Skip(ref content, "invalid user ");
        // OpenSSH tries "none" first to learn the methods; it is no guess.
        return method == "none" ? null : ReadFrom(content, outcome, method);
    }

    private static LoginAttempt? ReadFrom(ReadOnlySpan<char> content, LoginOutcome outcome, string method)
    {
        // An empty user name leaves "Invalid user  from 203.0.113.7".
        var from = content.LastIndexOf(" from ", StringComparison.Ordinal);
        return from < 0 ? null : Make(content[..from], content[(from + 6)..], outcome, method);
    }

    private static LoginAttempt? ReadGaveUp(ReadOnlySpan<char> content)
    {
        if (!Skip(ref content, "authenticating user ") && !Skip(ref content, "invalid user "))
        {
            return null;
        }

        var port = content.LastIndexOf(" port ", StringComparison.Ordinal);
        var address = port < 0 ? -1 : content[..port].LastIndexOf(' ');
        return address < 0 ? null : Make(content[..address], content[(address + 1)..], LoginOutcome.GaveUp, "password");
    }

    private static LoginAttempt? Make(ReadOnlySpan<char> user, ReadOnlySpan<char> tail, LoginOutcome outcome, string method)
    {
        var end = tail.IndexOf(' ');
        if (!SourceAddress.TryRead(end < 0 ? tail : tail[..end], out var address))
        {
            return null;
        }

        return new()
        {
            Outcome = outcome,
            User = user[..Math.Min(user.Length, MaxUser)].ToString(),
            Address = address,
            Program = "sshd",
            ServicePort = "22",
            ClientPort = PortOf(end < 0 ? [] : tail[end..]),
            Method = method,
        };
    }

    private static int PortOf(ReadOnlySpan<char> tail)
    {
        if (!Skip(ref tail, " port "))
        {
            return 0;
        }

        var end = tail.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? tail : tail[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
    }

    private static bool Skip(ref ReadOnlySpan<char> content, string words)
    {
        if (!content.StartsWith(words, StringComparison.Ordinal))
        {
            return false;
        }

        content = content[words.Length..];
        return true;
    }
}
