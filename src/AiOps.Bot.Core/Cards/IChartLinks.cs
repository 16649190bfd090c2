namespace AiOps.Bot.Core.Cards;

/// <summary>Gives the picture of a card's chart an address that a chat platform can fetch without signing in.</summary>
public interface IChartLinks
{
    /// <summary>Cannot be guessed, and ends after some days. Null where the service has no public address, or the card no chart.</summary>
    Uri? Of(Card card);
}
