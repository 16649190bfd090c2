using System.Buffers;
using System.Net;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// Reads the address that a login came from. Stricter than <see cref="IPAddress"/>, which takes "1" for an address and leading zeros for octal.
/// </summary>
internal static class SourceAddress
{
    private const int MaxLength = 255;
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    public static bool TryRead(ReadOnlySpan<char> text, out string address)
    {
        address = "";
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        if (text.Contains(':'))
        {
            return TryReadSixth(text, out address);
        }

        if (text.IndexOfAnyExcept(HostCharacters) >= 0 || !text.Contains('.'))
        {
            return false;
        }

        address = text.ToString();
        return true;
    }

    private static bool TryReadSixth(ReadOnlySpan<char> text, out string address)
    {
        address = "";
        var zone = text.IndexOf('%');
        if (!IPAddress.TryParse(zone < 0 ? text : text[..zone], out var parsed))
        {
            return false;
        }

        address = (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).ToString();
        return true;
    }
}
