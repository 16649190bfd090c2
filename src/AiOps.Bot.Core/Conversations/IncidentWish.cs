using AiOps.Bot.Core.Conversations.Commands;

namespace AiOps.Bot.Core.Conversations;

/// <summary>What somebody wants done with an incident.</summary>
/// <param name="Argument">The person, length of time or reason that the verb takes; may be empty.</param>
/// <param name="Request">The id of the request: begun anew after a crash, it has the same.</param>
internal sealed record IncidentWish(CommandVerb Verb, string Argument, string Request);
