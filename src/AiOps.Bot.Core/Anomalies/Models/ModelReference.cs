using System.Buffers;
using System.Globalization;

namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>A line of models, or one version of it, as people write it: <c>checkout-latency</c>, <c>checkout-latency@3</c>.</summary>
/// <param name="Name">1 to 64 small letters, digits, dots, hyphens and underscores, beginning with a letter or digit: fit for addresses, file names and command lines.</param>
/// <param name="Version">From 1; null = whichever version counts.</param>
public sealed record ModelReference(string Name, int? Version)
{
    private const int LongestName = 64;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <exception cref="FormatException">It is no such reference; the message says why.</exception>
    public static ModelReference Parse(string text)
    {
        var parts = text.Split('@');
        if (FaultOf(parts[0]) is { } fault)
        {
            throw new FormatException(fault);
        }

        return parts switch
        {
            [var name] => new(name, null),
            [var name, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 => new(name, version),
            _ => throw new FormatException($"'{text}' names no version of a model. Write for example {parts[0]}@3."),
        };
    }

    /// <returns>Why this cannot be the name of a line; null where it can.</returns>
    public static string? FaultOf(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(Allowed)
            ? null
            : $"'{(name.Length <= LongestName ? name : name[..LongestName] + "...")}' can be no name of a model: use at most {LongestName} small letters, digits, dots, hyphens and underscores, beginning with a letter or digit.";

    public override string ToString() => Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Name}@{version}") : Name;
}
