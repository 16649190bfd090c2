using System.Text;

namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// Text that both databases give back as it was. PostgreSQL refuses U+0000 and neither takes half a surrogate pair; telemetry has both.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text itself where it can be stored; else with U+FFFD where it cannot.</summary>
    public static string Of(string text) => IsStorable(text) ? text : Repair(text);

    private static bool IsStorable(ReadOnlySpan<char> text) => !text.Contains('\0') && !text.ContainsAnyInRange('\uD800', '\uDFFF');

    private static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a pair.
            repaired.Append(rune.Value == 0 ? Replacement.ToString() : rune.ToString());
        }

        return repaired.ToString();
    }
}
