using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>All that decides about a message.</summary>
/// <param name="Card">What the card would show now.</param>
/// <param name="Post">Null where nothing was ever tried in this conversation.</param>
public sealed record PostInput(Incident Incident, ShownCard Card, ChatPost? Post, ChatOptions Options, DateTimeOffset Now);
