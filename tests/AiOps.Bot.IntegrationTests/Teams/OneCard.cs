using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Knows one incident.</summary>
internal sealed class OneCard(Card card) : IReadCards
{
    public Task<Card?> ReadAsync(IncidentId incident, Person? viewer, CancellationToken cancellationToken) => Task.FromResult(incident == card.Incident ? card : null);
}
