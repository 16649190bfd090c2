namespace AiOps.Bot.Core.Redaction;

/// <summary>Numbers that prove themselves by their check digits.</summary>
internal static class CheckDigits
{
    /// <summary>A payment card: its issuer's first digits and length, and Luhn's check digit (ISO/IEC 7812-1).</summary>
    public static bool IsCard(ReadOnlySpan<char> digits) => IsIssued(digits) && digits.IndexOfAnyExcept(digits[0]) >= 0 && Luhn(digits) % 10 == 0;

    /// <summary>A bank account: ISO 13616, mod 97.</summary>
    public static bool IsIban(string text)
    {
        var account = text.Replace(" ", "", StringComparison.Ordinal);
        if (account.Length is < 15 or > 34 || account.AsSpan().IndexOfAnyInRange('a', 'z') >= 0)
        {
            return false;
        }

        var rest = 0;
        foreach (var c in account[4..] + account[..4])
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    private static bool IsIssued(ReadOnlySpan<char> digits) => (digits[0], digits[1], digits.Length) switch
    {
        ('4', _, 13 or 16 or 19) => true,
        ('5', >= '1' and <= '5', 16) => true,
        ('2', >= '2' and <= '7', 16) => true,
        ('3', '4' or '7', 15) => true,
        ('3', '0' or '6' or '8', 14) => true,
        ('3', '5', 16) => true,
        ('6', '0' or '2' or '4' or '5', >= 16 and <= 19) => true,
        _ => false,
    };

    private static int Luhn(ReadOnlySpan<char> digits)
    {
        var (sum, twice) = (0, false);
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var value = (digits[i] - '0') * (twice ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }

        return sum;
    }
}
