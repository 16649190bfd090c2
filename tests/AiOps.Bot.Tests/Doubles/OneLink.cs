using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>One address for all pictures.</summary>
internal sealed class OneLink : IChartLinks
{
    public const string Address = "https://aiops.example/charts/signed.png";

    public Uri? Of(Card card) => card.Chart is null ? null : new Uri(Address);
}
