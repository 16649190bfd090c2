namespace AiOps.Bot.Configuration;

/// <summary>The configuration cannot be used. The message lists every fault with its key and what to do.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
