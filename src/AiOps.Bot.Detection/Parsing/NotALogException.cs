namespace AiOps.Bot.Detection.Parsing;

/// <summary>The input is of a kind that has no lines of text; reading it would only give noise. The message says what it is and what to do.</summary>
public sealed class NotALogException(string message) : IOException(message);
