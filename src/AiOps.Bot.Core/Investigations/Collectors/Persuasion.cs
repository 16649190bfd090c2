using System.Buffers;
using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// Says whether a line talks to whoever reads it instead of telling what happened: orders to a model, commands to paste, pings, or letters that hide something.
/// Only warns the reader. No control depends on it: what such a line wants is refused whether it is recognised or not.
/// </summary>
internal static class Persuasion
{
    private static readonly SearchValues<string> Phrases = SearchValues.Create(
        [
            "previous instruction", "prior instruction", "above instruction", "your instruction", "system prompt", "you are now", "you must now", "as an ai", "<|im_start|>", "<|system|>", "[inst]",
            "<message role", "\"role\":\"system", "\"role\":\"tool", "approved fix", "approved remedy", "to fix this, run", "fix: ", "| sh", "|sh)", "|bash", "rm -rf", "$(curl", "<!channel", "<!here", "@everyone", "](http",
        ],
        StringComparison.Ordinal);

    public static bool IsIn(string text) => text.EnumerateRunes().Any(Hides) || LookAlikes.Latin(text).ToLowerInvariant().AsSpan().ContainsAny(Phrases);

    /// <summary>Tag letters, zero-width letters and marks of direction. The joiner in emoji and in Persian and Indic words hides nothing.</summary>
    private static bool Hides(Rune rune) =>
        !rune.IsAscii && rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse;
}
