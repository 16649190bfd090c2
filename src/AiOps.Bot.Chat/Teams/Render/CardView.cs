using System.Collections.Immutable;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>For whom a card is drawn.</summary>
/// <param name="Decides">True for one user's own view, with the buttons of the card that was made for them; false for what everybody sees, without buttons that decide.</param>
/// <param name="RefreshFor">The Teams ids of those whose client fetches their own view by itself; empty = whoever looks, as far as the conversation is small.</param>
/// <param name="Notice">What only this user is told, on top; null where there is nothing.</param>
internal sealed record CardView(bool Decides, ImmutableArray<string> RefreshFor, string? Notice = null)
{
    public static readonly CardView Everybody = new(false, []);

    public static CardView One(string? notice = null) => new(true, [], notice);
}
