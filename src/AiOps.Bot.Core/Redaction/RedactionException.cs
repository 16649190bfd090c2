namespace AiOps.Bot.Core.Redaction;

/// <summary>A text cannot be searched; it is withheld. Never leaves the redactor.</summary>
internal sealed class RedactionException(string message) : Exception(message);
