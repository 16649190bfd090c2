using System.Globalization;

namespace AiOps.Bot.Sandbox;

/// <summary>Makes the ids that AWS would make, repeatably from a seed. They name things and protect nothing. Thread-safe.</summary>
internal sealed class AccountIds(Random random)
{
    private readonly Lock _gate = new();

    public string Uuid()
    {
        var hex = Hex(32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    /// <summary>A resource id such as <c>sgr-0a1b...</c> with 17 hex digits.</summary>
    public string Resource(string prefix) => prefix + "-0" + Hex(16);

    public string Hex(int digits)
    {
        Span<byte> bytes = stackalloc byte[(digits + 1) / 2];
        lock (_gate)
        {
            random.NextBytes(bytes);
        }

        return Convert.ToHexStringLower(bytes)[..digits];
    }

    public int Next(int from, int below)
    {
        lock (_gate)
        {
            return random.Next(from, below);
        }
    }

    public string Number(int from, int below) => Next(from, below).ToString(CultureInfo.InvariantCulture);
}
