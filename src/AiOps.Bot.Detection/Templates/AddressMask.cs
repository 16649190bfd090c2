using System.Buffers;

namespace AiOps.Bot.Detection.Templates;

/// <summary>Finds IP addresses, host names and e-mail addresses at a place in a token. Each method gives the length matched, or 0.</summary>
internal static class AddressMask
{
    private static readonly SearchValues<char> IpV6Characters = SearchValues.Create("0123456789abcdefABCDEF:");
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-+");

    private const string FileEndings = "gz so js py go sh cs ts md rb pl rs ps db xz";

    private static readonly string[] TopDomains = ["com", "net", "org", "edu", "gov", "local", "internal", "localdomain", "arpa"];

    /// <summary>Four numbers of one to three digits. Octets above 255 are taken too: it is a mask, not a check.</summary>
    public static int MatchIpV4(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && (i >= text.Length || text[i++] != '.'))
            {
                return 0;
            }

            var digits = CharKinds.CountDigits(text, i);
            if (digits is 0 or > 3)
            {
                return 0;
            }

            i += digits;
        }

        // A fifth part makes it a version or an object id.
        return CharKinds.EndsWord(text, i) && !IsFollowedByPart(text, i) ? i - at : 0;
    }

    /// <summary>Groups of hexadecimal digits between colons: seven colons, or fewer with a double one.</summary>
    public static int MatchIpV6(ReadOnlySpan<char> text, int at)
    {
        var run = Run(text, at, IpV6Characters);
        if (run.EndsWith(":") && !run.EndsWith("::"))
        {
            run = run[..^1];
        }

        var colons = run.Count(':');
        var isWhole = colons == 7 || (colons is >= 2 and < 8 && run.Contains("::", StringComparison.Ordinal));
        return isWhole && run.Length > 2 && CharKinds.EndsWord(text, at + run.Length) ? run.Length : 0;
    }

    /// <summary>A hardware address: four or more pairs of hexadecimal digits between colons.</summary>
    public static int MatchHardware(ReadOnlySpan<char> text, int at)
    {
        var run = Run(text, at, IpV6Characters);
        var isPairs = run.Length >= 11 && run.Length % 3 == 2;
        for (var i = 2; isPairs && i < run.Length; i += 3)
        {
            isPairs = run[i] == ':' && run[i - 1] != ':' && run[i - 2] != ':' && run[i + 1] != ':';
        }

        return isPairs && CharKinds.EndsWord(text, at + run.Length) ? run.Length : 0;
    }

    /// <summary>A dotted name that a port follows, or whose last label is a well-known top domain.</summary>
    public static int MatchHost(ReadOnlySpan<char> text, int at)
    {
        var name = Run(text, at, NameCharacters).TrimEnd(".-_");
        var lastDot = name.LastIndexOf('.');
        return lastDot > 0 && (HasPort(text, at + name.Length) || IsTopDomain(name[(lastDot + 1)..]) || IsCountryName(name, lastDot)) ? name.Length : 0;
    }

    /// <summary>A name, an at sign, and a dotted name.</summary>
    public static int MatchEmail(ReadOnlySpan<char> text, int at)
    {
        var name = Run(text, at, NameCharacters).Length;
        if (name == 0 || at + name >= text.Length || text[at + name] != '@')
        {
            return 0;
        }

        var host = Run(text, at + name + 1, NameCharacters).TrimEnd(".-_");
        return host.Contains('.') ? name + 1 + host.Length : 0;
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text, int at, SearchValues<char> allowed)
    {
        var rest = text[at..];
        var end = rest.IndexOfAnyExcept(allowed);
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsFollowedByPart(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '.' && CharKinds.IsWord(text[at + 1]);

    /// <summary>Three labels or more that end in a country's two letters. Packages of code start with what a host ends with.</summary>
    private static bool IsCountryName(ReadOnlySpan<char> name, int lastDot)
    {
        var last = name[(lastDot + 1)..];
        var isCountry = last.Length == 2 && char.IsAsciiLetterLower(last[0]) && char.IsAsciiLetterLower(last[1]) && !FileEndings.Contains(last, StringComparison.Ordinal);
        var first = name[..name.IndexOf('.')];
        return isCountry && name[..lastDot].Contains('.') && first is not ("org" or "com" or "net" or "java" or "javax" or "io" or "dev" or "sun");
    }

    private static bool HasPort(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == ':' && CharKinds.CountDigits(text, at + 1) is > 1 and < 6 and var digits && CharKinds.EndsWord(text, at + 1 + digits);

    private static bool IsTopDomain(ReadOnlySpan<char> label)
    {
        foreach (var domain in TopDomains)
        {
            if (label.Equals(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
