using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// What programs and platforms write when the world around them fails. Phrases of protocols, libraries and clouds, in lower case with marks as spaces; a phrase is found
/// at the begin of a word, a number only as a whole one, after <c>~</c> anywhere; <c>&amp;</c> joins what must both be there.
/// </summary>
/// <param name="Alone">Weight where one entity says it.</param>
/// <param name="Several">Weight where several do, or the alert says it too.</param>
internal sealed record OperationalPhrases(string Name, double Alone, double Several, bool IsDirect, ImmutableArray<string> Phrases)
{
    public static readonly ImmutableArray<OperationalPhrases> All =
    [
        new("an expired certificate", 0.9, 0.9, true,
        [
            "certificate has expired", "certificate is expired", "certificate expired", "expired certificate", "cert expired", "cert has expired", "certificate is not yet valid",
            "certificate & not yet valid", "certificate & notafter & failed", "certificate validity period",
        ]),
        new("an expired credential or licence", 0.55, 0.75, false,
        [
            "token has expired", "token expired", "expiredtoken", "api key expired", "api key has expired", "secret has expired", "password has expired", "password expired",
            "credentials expired", "credentials have expired", "license expired", "license has expired", "licence expired", "licence has expired", "signing key expired",
        ]),
        new("failing name resolution", 0.4, 0.85, false,
        [
            "no such host", "nxdomain", "servfail", "enotfound", "eai_again", "name resolution", "could not resolve host", "cannot resolve host", "server misbehaving",
            "unknownhostexception", "name resolver error", "dns & timeout", "dns & timed out", "lookup & i/o timeout", "getaddrinfo",
        ]),
        new("trouble of the network or a zone", 0.5, 0.7, false,
        [
            "network is unreachable", "network unreachable", "no route to host", "network partition", "packet loss", "availability zone", "zone & impaired", "link is down", "link down", "bgp",
            "ehostunreach", "enetunreach",
        ]),
        new("a host under pressure of others", 0.55, 0.8, false,
        [
            "pod & evicted", "evicting pod", "memorypressure", "diskpressure", "pidpressure", "nodenotready", "node not ready", "node is not ready", "spot interruption", "spot instance",
            "preempt", "cordon", "noisy neighbo", "cfs quota", "cpu.cfs", "cputhrottlinghigh", "cpu contended", "cpu steal", "under increasing & load", "oversubscri", "live migration",
            "host maintenance", "systemoom",
        ]),
        new("failing hardware", 0.6, 0.7, true,
        ["input/output error", "disk failure", "bad sector", "ecc error", "hardware error", "hardware fault", "volume & impaired", "nvme & error", "nvme & reset"]),
        new("a clock that is off", 0.7, 0.8, true,
        [
            "clock skew", "clock drift", "clock is ahead", "clock is behind", "time skew", "time drift", "requesttimetooskewed", "used before issued", "issued in the future", "ntp & unsync", "chrony",
            "not synchronized",
        ]),
        new("a quota or limit of the provider", 0.3, 0.45, false,
        [
            "quota exceeded", "exceeded & quota", "quotaexceeded", "servicequotaexceeded", "limit exceeded", "limitexceeded", "rate exceeded", "too many requests", "429", "throttlingexception",
            "provisionedthroughputexceeded", "insufficient capacity", "insufficientinstancecapacity", "daily limit", "monthly limit",
        ]),
        new("an account that is locked or unpaid", 0.6, 0.7, true, ["account suspended", "account is suspended", "billing is disabled", "billing account", "payment required", "subscription expired", "subscription has lapsed"]),
        new("bad input from outside", 0.35, 0.5, false,
        [
            "poison", "malformed", "corrupt", "invalid utf", "invalid byte", "invalid json", "unexpected token", "unexpected eof", "unexpected end of", "checksum mismatch", "unparseable",
            "unparsable", "bad record", "invalid record",
        ]),
        new("unusual traffic", 0.5, 0.65, false,
        [
            "ddos", "bot traffic", "botnet", "scraper", "scraping", "credential stuffing", "syn flood", "viral", "flash sale", "marketing campaign", "traffic spike", "traffic surge",
            "surge in", "unusual traffic", "unusually high",
        ]),
        new("a vendor that fails", 0.45, 0.65, false,
        [
            "slowdown", "serviceunavailable", "internalfailure", "provider & outage", "vendor & outage", "third-party & unavailable", "third party & unavailable", "~.com & 500", "~.com & 502",
            "~.com & 503", "~.com & 504", "~.com & unavailable", "~.io & 503", "~.net & 503",
        ]),
        new("work of an operator", 0.4, 0.5, false, ["maintenance window", "planned maintenance", "failover started", "manual failover", "kubectl", "drained by", "terminated by user", "chaos"]),
    ];

    public bool IsIn(string prepared) => Phrases.Any(p => p.Split(" & ").All(part => IsIn(prepared, part)));

    /// <summary>Lower case, marks as spaces; dots, slashes, dashes and underscores stay.</summary>
    public static string Prepare(string text) => string.Create(text.Length + 1, text, static (chars, source) =>
    {
        chars[0] = ' ';
        for (var i = 0; i < source.Length; i++)
        {
            chars[i + 1] = char.IsLetterOrDigit(source[i]) || source[i] is '.' or '/' or '-' or '_' ? char.ToLowerInvariant(source[i]) : ' ';
        }
    });

    private static bool IsIn(string prepared, string part) =>
        part[0] == '~' ? prepared.AsSpan().Contains(part.AsSpan(1), StringComparison.Ordinal)
        : char.IsAsciiDigit(part[^1]) ? IsNumberIn(prepared, part)
        : prepared.Contains(" " + part, StringComparison.Ordinal);

    /// <summary>A status code is a number of its own: a port that begins with it says nothing.</summary>
    private static bool IsNumberIn(string prepared, string number) => prepared.Split(' ').Any(w => w.TrimEnd('.') == number);
}
