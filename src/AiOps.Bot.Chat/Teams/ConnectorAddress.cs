using System.Text.RegularExpressions;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Which addresses the bot sends its token to. An activity names the address to answer to, and whoever could choose it would get the token. Pure.</summary>
internal static partial class ConnectorAddress
{
    private const int MaxLength = 512;

    /// <returns>The address without a slash at its end; null where nothing may be sent to it.</returns>
    public static Uri? Read(string? serviceUrl, TeamsOptions options) =>
        serviceUrl is { Length: > 0 and <= MaxLength } && Uri.TryCreate(serviceUrl.TrimEnd('/'), UriKind.Absolute, out var address) && Allows(address, options) ? address : null;

    /// <summary>Whether two spellings mean the same address.</summary>
    public static bool Same(string? left, string? right) =>
        left is not null && right is not null && Uri.TryCreate(left.TrimEnd('/'), UriKind.Absolute, out var one) && Uri.TryCreate(right.TrimEnd('/'), UriKind.Absolute, out var other)
        && one == other && one.UserInfo == other.UserInfo;

    public static bool IsHostPattern(string host) => HostPattern().IsMatch(host);

    private static bool Allows(Uri address, TeamsOptions options) =>
        address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0 && IsSecure(address, options) && (IsTrusted(address, options) || options.Connectors.Any(h => Matches(address.Host, h)));

    /// <summary>Without TLS only on this machine.</summary>
    private static bool IsSecure(Uri address, TeamsOptions options) =>
        (address.Scheme == Uri.UriSchemeHttps && (address.IsDefaultPort || address.IsLoopback)) || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && (IsTrusted(address, options) || options.ConnectorAllowedHosts.Count > 0));

    private static bool IsTrusted(Uri address, TeamsOptions options) => options.TrustUnsignedOnLoopback && address.IsLoopback;

    private static bool Matches(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\z|^\[::1\]\z", RegexOptions.None, 200)]
    private static partial Regex HostPattern();
}
