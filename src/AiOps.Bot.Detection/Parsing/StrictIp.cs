using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Reads IP addresses as they are written in logs: four decimal octets without leading zeros, or IPv6. The framework's own parser also takes <c>1</c> and <c>10.1</c>, and
/// reads leading zeros as octal, which turns one address into another.
/// </summary>
public static class StrictIp
{
    private static readonly SearchValues<char> V6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text.Contains(':'))
        {
            return IsV6Shaped(text) && IPAddress.TryParse(text, out address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        }

        return IsDottedQuad(text) && IPAddress.TryParse(text, out address);
    }

    public static bool IsAddress(ReadOnlySpan<char> text) => TryParse(text, out _);

    // The framework takes brackets, ports and zone ids with an IPv6 address; an address has none.
    private static bool IsV6Shaped(ReadOnlySpan<char> text)
    {
        if (text.Length > 45 || text.ContainsAnyExcept(V6Characters))
        {
            return false;
        }

        var tail = text[(text.LastIndexOf(':') + 1)..];
        return !tail.Contains('.') || IsDottedQuad(tail);
    }

    private static bool IsDottedQuad(ReadOnlySpan<char> text)
    {
        if (text.Length is < 7 or > 15)
        {
            return false;
        }

        var octets = 0;
        foreach (var range in text.Split('.'))
        {
            octets++;
            if (!IsOctet(text[range]))
            {
                return false;
            }
        }

        return octets == 4;
    }

    private static bool IsOctet(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 3 && !text.ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0') && Timestamps.Number(text, 0, text.Length) <= 255;
}
