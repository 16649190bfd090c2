namespace AiOps.Bot.Core.Cards;

/// <summary>
/// How long a card's texts may be. The sums stay under what chat platforms were seen to refuse (Slack: 3,000 characters a section and about 13,200 a
/// message, bolt-js issue 2509; Teams: about 25 KB).
/// </summary>
internal static class CardLimits
{
    public const int Header = 150;
    public const int Line = 300;
    public const int Excerpt = 240;
    public const int Label = 70;

    /// <summary>Cuts at a border between characters, and says that it did.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
