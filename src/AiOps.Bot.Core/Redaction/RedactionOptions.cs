namespace AiOps.Bot.Core.Redaction;

/// <summary>What is taken out of text besides secrets. Configuration section <c>Redaction</c>.</summary>
public sealed class RedactionOptions
{
    public const string Section = "Redaction";

    /// <summary>
    /// Kinds of people, hosts and accounts that are replaced: <c>email</c> (always), <c>ip</c>, <c>account</c>, <c>user</c>. Who is entitled can look them up (<c>Reveal</c>
    /// of a person or group).
    /// </summary>
    /// <value>None besides <c>email</c>: a host or account that nobody can read is hard to repair.</value>
    public IList<string> Hide { get; } = [];

    /// <summary>How long the value of a placeholder can be looked up after it was seen last.</summary>
    /// <value>30 days.</value>
    public TimeSpan KeepIdentities { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The installation's key, base64 of 32 bytes or more. Several processes on one database need the same one, or their placeholders differ. Never logged.
    /// </summary>
    /// <value>Empty: made at the first start and kept in the service's folder.</value>
    public string Key { get; set; } = "";

    /// <summary>Each fault with its key.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var kind in Hide.Where(k => !IdentityPatterns.Knows(k)))
        {
            yield return $"{Section}:Hide must hold {string.Join(", ", IdentityPatterns.Choices.Keys)}, of which '{kind}' is none";
        }

        if (KeepIdentities < TimeSpan.FromMinutes(1) || KeepIdentities > TimeSpan.FromDays(400))
        {
            yield return $"{Section}:KeepIdentities must be between a minute and 400 days";
        }

        if (Key.Length > 0 && KeyBytes() is null)
        {
            yield return $"{Section}:Key must be base64 of at least {PlaceholderKey.Length} bytes: openssl rand -base64 32";
        }
    }

    /// <returns>Null where there is none, or it is too short or no base64.</returns>
    public byte[]? KeyBytes()
    {
        var bytes = new byte[Key.Length];
        return Convert.TryFromBase64String(Key, bytes, out var length) && length >= PlaceholderKey.Length ? bytes[..length] : null;
    }
}
