namespace AiOps.Bot.Commands;

/// <summary>The command cannot do what was asked with what was given. The message says what happened, where, and what to do.</summary>
internal sealed class BadInputException(string message) : Exception(message);
