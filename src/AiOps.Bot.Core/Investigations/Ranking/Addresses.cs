using System.Net;
using System.Net.Sockets;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Tells addresses of the internet from those of one's own networks (RFC 1918, 6598, 3927, 4193, 4291).</summary>
internal static class Addresses
{
    private static readonly IPNetwork[] Own =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::1/128"),
    ];

    /// <summary>False also for what is no address.</summary>
    public static bool IsPublic(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Own.Any(n => n.Contains(plain));
    }
}
