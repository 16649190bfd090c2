using System.Security.Cryptography;

namespace AiOps.Bot.Core;

/// <summary>Ids from the system's cryptographic generator: 50 bits in Crockford's base 32, which has no letter that is read as a digit.</summary>
public sealed class RandomIdSource : IIdSource
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 10;

    public string Next(string prefix) => prefix + "-" + RandomNumberGenerator.GetString(Alphabet, Length);
}
