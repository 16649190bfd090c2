using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>The same card whatever is asked for.</summary>
internal sealed class FixedCard(Card? card = null) : IReadCards
{
    public Task<Card?> ReadAsync(IncidentId incident, Person? viewer, CancellationToken cancellationToken) => Task.FromResult(card);
}
