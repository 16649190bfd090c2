using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>What stands where a secret could stand and is none.</summary>
internal static class SecretWords
{
    private static readonly SearchValues<string> NotValues = SearchValues.Create(
        ["null", "nil", "none", "true", "false", "undefined", "empty", "n/a", "yes", "no", "required", "optional", "missing", "invalid", "incorrect", "expired", "unset", "masked", "redacted", "hidden", "string", "ok"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Masks = SearchValues.Create("*xX.•#-_");

    private static readonly HashSet<string> InnerDomains = new(["internal", "local", "localdomain", "lan", "localhost", "svc", "service", "timer", "socket"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A word about a secret, a mask, a reference to where the secret is kept, or one that was replaced already is not a value.</summary>
    public static bool IsValue(string text) =>
        text.Length > 1 && !NotValues.Contains(text) && text.AsSpan().ContainsAnyExcept(Masks) && !IsReference(text);

    /// <summary>Like <see cref="IsValue"/>, for places where plain words are common too: a value has a digit, a symbol or mixed case.</summary>
    public static bool LooksMade(string text) => IsValue(text) && (HasMadeCharacter(text) || HasInnerCapital(text));

    /// <summary>Host names behind an at sign, and the account that everybody clones with, are nobody's address.</summary>
    public static bool IsPersonal(string address) =>
        !InnerDomains.Contains(address[(address.LastIndexOf('.') + 1)..]) && !address.StartsWith("git@", StringComparison.OrdinalIgnoreCase);

    private static bool HasMadeCharacter(string text) => text.AsSpan().TrimEnd(".,;:!?)").ContainsAnyExcept(Plain);

    private static bool HasInnerCapital(string text) => text.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 && text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static bool IsReference(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal)
        || text.StartsWith("vault://", StringComparison.Ordinal)
        || text.StartsWith("env://", StringComparison.Ordinal)
        || text.StartsWith("file://", StringComparison.Ordinal)
        || (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1)
        || (text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal))
        || (text[0] == '<' && text.IndexOf('>', StringComparison.Ordinal) == text.Length - 1);
}
