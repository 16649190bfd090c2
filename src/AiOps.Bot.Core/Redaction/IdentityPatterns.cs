using System.Net;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Who and where: what some installations may not show to everybody, by kind. E-mail addresses are always replaced; the rest is needed to repair things, so it is a choice.</summary>
internal static class IdentityPatterns
{
    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /// <summary>The kinds that can be chosen.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<SecretPattern>> Choices = new Dictionary<string, IReadOnlyList<SecretPattern>>(StringComparer.Ordinal)
    {
        ["email"] = [],
        ["ip"] =
        [
            new("ip", ["."], $@"\b(?<secret>{Octet}(?:\.{Octet}){{3}})\b", IsSomeHost) { Doubt = 3, IsIdentity = true },
            new("ip", [":"], @"(?:^|[^0-9a-z:.])(?<secret>(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})\b", IsSomeHost) { Doubt = 3, IsIdentity = true },
        ],
        ["account"] =
        [
            new("account", ["arn:"], @"\barn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(?<secret>[0-9]{12}):") { Doubt = 3, IsIdentity = true },
            new("account", ["account"], @"account(?:_?id|[ -]?number)?[""'\\]{0,2} ?[=: ] ?[""'\\]{0,2}(?<secret>[0-9]{12})\b") { Doubt = 3, IsIdentity = true },
        ],
        ["user"] =
        [
            new("user", ["user"], @"\b(?:user_?name|user)[""'\\]{0,2} ?[=:] ?[""'\\]{0,2}(?<secret>[a-z_][a-z0-9._-]{1,63})\b") { Doubt = 3, IsIdentity = true },
            new("user", [":user/"], @":user/(?<secret>[a-z0-9+=,.@_/-]{1,128})") { Doubt = 3, IsIdentity = true },
            new("user", ["user "], @"\b(?:for|invalid) user (?<secret>[a-z_][a-z0-9._-]{0,63})\b") { Doubt = 3, IsIdentity = true },
        ],
    };

    /// <summary>Kinds whose values are kept for entitled viewers.</summary>
    public static bool Knows(string kind) => Choices.ContainsKey(kind);

    /// <summary>Addresses that are everywhere the same tell nothing about anybody.</summary>
    private static bool IsSomeHost(string text) =>
        IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.Broadcast) && !address.Equals(IPAddress.IPv6Any);
}
