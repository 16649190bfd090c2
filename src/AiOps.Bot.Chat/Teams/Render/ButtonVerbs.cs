using System.Text.RegularExpressions;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>The verbs of our actions: a button's kind in kebab case, and a few that are no button of the card model.</summary>
internal static partial class ButtonVerbs
{
    /// <summary>Fetches the card as the user may see it.</summary>
    public const string Refresh = "refresh";

    /// <summary>Shows an incident that a reply names.</summary>
    public const string Open = "open";

    public const string Helpful = "helpful";
    public const string NotHelpful = "not-helpful";

    private static readonly Dictionary<string, CardButtonKind> Kinds = Enum.GetValues<CardButtonKind>().ToDictionary(For, StringComparer.Ordinal);

    public static string For(CardButtonKind kind) => InnerCapital().Replace(kind.ToString(), "-$0").ToLowerInvariant();

    /// <returns>Null where it is no button.</returns>
    public static CardButtonKind? Read(string verb) => Kinds.TryGetValue(verb, out var kind) ? kind : null;

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();
}
