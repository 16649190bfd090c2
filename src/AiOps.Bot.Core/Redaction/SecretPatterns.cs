using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Redaction;

/// <summary>The detectors, the sure ones before the guessing ones.</summary>
internal static partial class SecretPatterns
{
    private const int Milliseconds = 250;
    private const double BitsPerCharacter = 4.1;
    private const double LettersPerWord = 3;

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("private-key", Pem()),
        new("jwt", Jwt()),
        new("aws-key-id", AwsKeyId()),
        new("token", VendorToken()),
        new("token", Bearer()),
        new("password", UrlPassword()),
        new("password", NamedValue()),
        new("card", Digits(), IsCard),
        new("email", Email()),
        new("unknown", Dense(), IsDense),
    ];

    /// <summary>Payment cards: Luhn's check digit, and first digits that cards have (ISO/IEC 7812-1).</summary>
    private static bool IsCard(string text)
    {
        var (sum, twice) = (0, false);
        foreach (var digit in text.Where(char.IsAsciiDigit).Reverse())
        {
            var value = (digit - '0') * (twice ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }

        return sum % 10 == 0 && text[0] is >= '2' and <= '6' && text.Where(char.IsAsciiDigit).Distinct().Count() > 1;
    }

    /// <summary>Random-looking: small and capital letters and digits mixed, and no letter much more frequent than the others (Shannon entropy).</summary>
    private static bool IsDense(string text)
    {
        if (!text.Any(char.IsAsciiDigit) || !text.Any(char.IsAsciiLetterLower) || !text.Any(char.IsAsciiLetterUpper))
        {
            return false;
        }

        // Names of calls and types (UpdateFunctionCode20150331v2) are made of words; what is random changes its kind of letter at almost every step.
        if ((double)text.Length / Words().Count(text) >= LettersPerWord)
        {
            return false;
        }

        var bits = text.CountBy(c => c).Sum(c => -((double)c.Value / text.Length) * Math.Log2((double)c.Value / text.Length));
        return bits >= BitsPerCharacter;
    }

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\z)", RegexOptions.Singleline, Milliseconds)]
    private static partial Regex Pem();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?", RegexOptions.None, Milliseconds)]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{12,20}\b", RegexOptions.None, Milliseconds)]
    private static partial Regex AwsKeyId();

    [GeneratedRegex(@"\b(?:xox[abeoprs]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|sk[-_](?:live|test|proj|ant)?[-_A-Za-z0-9]{16,}|AIza[A-Za-z0-9_-]{30,}|hvs\.[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{20,})", RegexOptions.None, Milliseconds)]
    private static partial Regex VendorToken();

    [GeneratedRegex(@"\b(?:bearer|basic|token)[ ]+(?<secret>[A-Za-z0-9+/=._~-]{12,})", RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,30}://[^\s:/@""']{0,100}:(?<secret>[^\s/@""']{1,200})@", RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"(?:password|passwd|pwd|passphrase|secret|secret[_-]?(?:access[_-]?)?key|api[_-]?key|access[_-]?token|auth[_-]?token|session[_-]?token|client[_-]?secret|accountkey|sharedaccesskey|credential|signature)\\?[""']?\s{0,3}[=:]\s{0,3}\\?[""']?(?<secret>[^\s""',;&\\]{4,400})", RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex NamedValue();

    [GeneratedRegex(@"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w.-])", RegexOptions.None, Milliseconds)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}\b", RegexOptions.None, Milliseconds)]
    private static partial Regex Email();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^A-Za-z0-9]+", RegexOptions.None, Milliseconds)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,400}={0,2}(?![A-Za-z0-9+/_-])", RegexOptions.None, Milliseconds)]
    private static partial Regex Dense();
}
