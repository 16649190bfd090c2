using System.Buffers;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Finds values that are secret because of the name before them: <c>password=…</c>, JSON members, YAML with its blocks, environment variables, headers, query
/// parameters, command line flags. The name is found by an expression, the value read by hand: where it ends depends on how it began.
/// </summary>
internal static class NamedSecrets
{
    /// <summary>Names whose value is a secret whatever it looks like.</summary>
    private const string Sure =
        @"pass(?:word|wd|phrase|code)s?|\bpass|_pass|pwd|secret(?:s|[_-]?(?:access[_-]?)?keys?|[_-]?(?:string|value|token|id[_-]?value))?|api[_-]?(?:key|secret|token)s?|access[_-]?(?:key|token)|auth[_-]?(?:key|token)"
        + "|refresh[_-]?token|id[_-]?token|bot[_-]?token|session[_-]?(?:token|key)|security[_-]?token|csrf[_-]?token|client[_-]?secret|private[_-]?key|(?:encryption|signing|master|account|storage|shared[_-]?access|license)[_-]?key|connection[_-]?string|shared[_-]?access[_-]?signature|credentials?|user_?pw";

    /// <summary>Names that also stand before ordinary words.</summary>
    private const string Likely = @"token|\bauth|authorization|signature|\bsig|cookie|session(?:[_-]?id)?|jsessionid|phpsessid|\bsid|\botp|\bpasskey";

    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["pass", "pwd", "secret", "key", "token", "auth", "credential", "signature", "sig", "cookie", "session", "sessid", "sid", "otp", "connection", "user_pw", "userpw"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Made when they are needed: each keeps megabytes of tables.
    private static readonly Lazy<Regex> Head = new(() => new(
        @"(?:(?<sure>" + Sure + ")|(?<likely>" + Likely + @"))(?:\\*[""'\]]{0,2}[ \t]*(?:=>|:=|[=:])[ \t]*)", Linear));

    private static readonly SearchValues<string> FlagWords = SearchValues.Create(
        ["password", "passwd", "passphrase", "secret", "token", "string", "key", "pwd"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> FlagStarts = SearchValues.Create([" -", "\t-", "\"-", "'-"], StringComparison.Ordinal);

    private static readonly Lazy<Regex> Flag = new(() => new(@"(?:^|[ \t""'])--?[a-z0-9-]*(?:password|passwd|passphrase|secret|token|secret-string|api-?key|access-key|pwd)[ \t]+", Linear));

    public static void Find(string text, ICollection<FoundSecret> found)
    {
        if (!text.AsSpan().ContainsAny(Anchors))
        {
            return;
        }

        for (var match = Head.Value.Match(text); match.Success; match = match.NextMatch())
        {
            if (!IsResourceName(text, match))
            {
                Add(text, match, match.Groups["sure"].Success ? SecretWords.IsValue : IsShortName(match) ? IsLong : IsLikely, found);
            }
        }

        if (MayHaveFlag(text))
        {
            for (var match = Flag.Value.Match(text); match.Success; match = match.NextMatch())
            {
                Add(text, match, s => s[0] != '-' && SecretWords.IsValue(s), found);
            }
        }
    }

    private static bool MayHaveFlag(ReadOnlySpan<char> text) =>
        text is ['-', ..] || (text.ContainsAny(FlagStarts) && text.ContainsAny(FlagWords));

    private static void Add(string text, Match head, Func<string, bool> isSecret, ICollection<FoundSecret> found)
    {
        var (start, end) = SecretValue.After(text, head.Index + head.Length);
        if (end <= start)
        {
            return;
        }

        var value = text[start..end];
        if (isSecret(value) && !IsFolder(head.ValueSpan, value))
        {
            found.Add(new(start, end, value, "password", 2));
        }
    }

    private static bool IsLikely(string value) => value.Length >= 6 && SecretWords.LooksMade(value) && value.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary><c>arn:aws:secretsmanager:…:secret:name</c> says where a secret is kept.</summary>
    private static bool IsResourceName(string text, Match head) =>
        head.Index > 0 && text[head.Index - 1] == ':' && head.ValueSpan.SequenceEqual("secret:");

    private static bool IsShortName(Match head) =>
        head.Value.StartsWith("session", StringComparison.OrdinalIgnoreCase) || head.Value.StartsWith("sid", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sessions of servers among themselves have short ids that logs are joined by; those that open a web page are long.</summary>
    private static bool IsLong(string value) => value.Length >= 20 && IsLikely(value);

    /// <summary>The shell's variable for the working directory has the name that others give to passwords.</summary>
    private static bool IsFolder(ReadOnlySpan<char> head, string value) => head.StartsWith("pwd", StringComparison.OrdinalIgnoreCase) && value[0] == '/';
}
