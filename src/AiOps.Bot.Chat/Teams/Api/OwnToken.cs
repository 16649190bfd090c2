namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>What became of asking for the bot's own token.</summary>
/// <param name="Token">Never logged; null where there is none.</param>
/// <param name="Fault">For people, where there is none.</param>
/// <param name="IsRefused">True where asking again with the same credentials is no use.</param>
internal sealed record OwnToken(string? Token, string Fault, bool IsRefused)
{
    public static OwnToken Of(string token) => new(token, "", false);
}
