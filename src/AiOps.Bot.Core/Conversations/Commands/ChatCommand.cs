namespace AiOps.Bot.Core.Conversations.Commands;

/// <summary>Words to the bot as understood.</summary>
/// <param name="Argument">What the verb needs: a person, a length of time, a reason, an evidence id, the question; empty where nothing was said.</param>
/// <param name="Incident">The incident that was named; null where the place decides.</param>
internal sealed record ChatCommand(CommandVerb Verb, string Argument, IncidentId? Incident);
