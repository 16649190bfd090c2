using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>What remembered incidents are looked up by. A kind alone is no key: incidents of one kind on other resources have little in common.</summary>
public static class MemoryKeys
{
    /// <summary>Enough for the most alike; an incident may have hundreds of signals.</summary>
    private const int Most = 100;

    public static IReadOnlyList<string> Of(RememberedIncident incident) =>
    [
        .. incident.Fingerprints.Select(f => "fingerprint:" + Short(f.Value))
            .Concat(incident.Templates.Select(t => "template:" + Short(t)))
            .Concat(incident.Resources.Where(r => r != ResourceId.Unknown).Select(r => "resource:" + Short(r.Value)))
            .Distinct(StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>Names and templates have any length and any character; a key of 16 bytes has neither.</summary>
    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
