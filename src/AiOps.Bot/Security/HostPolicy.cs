using System.Net;

namespace AiOps.Bot.Security;

/// <summary>
/// Which host names requests may be addressed to. A page of another site can point its own name at our address (DNS rebinding) and would then count as
/// same-origin; its name in the Host header gives it away. Pure.
/// </summary>
internal static class HostPolicy
{
    /// <param name="host">The Host header.</param>
    /// <param name="local">The address that the connection came in on: whoever calls it by number needed no name to rebind.</param>
    public static bool Allows(HostString host, IPAddress? local, IReadOnlyList<string> allowed)
    {
        var name = host.Host.Trim('[', ']');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || allowed.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return IPAddress.TryParse(name, out var address) && (IsExactLoopback(address) || address.Equals(Plain(local)));
    }

    private static bool IsExactLoopback(IPAddress address) => address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback);

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
