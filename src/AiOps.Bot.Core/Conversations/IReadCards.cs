using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Makes the card of an incident from what is stored now.</summary>
public interface IReadCards
{
    /// <summary>Null where there is no such incident.</summary>
    /// <param name="viewer">Buttons that this person may not press are left out; null = the card for everybody, with all buttons.</param>
    Task<Card?> ReadAsync(IncidentId incident, Person? viewer, CancellationToken cancellationToken);

    /// <summary>The same for a conversation that asked. Null also where the conversation is told of other accounts only.</summary>
    Task<Card?> ReadInAsync(ConversationRef conversation, IncidentId incident, Person? viewer, CancellationToken cancellationToken) =>
        ReadAsync(incident, viewer, cancellationToken);
}
