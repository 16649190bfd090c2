namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>The embedding model did not answer, or not with what it was asked for. What was found by words alone still stands.</summary>
internal sealed class EmbeddingFault(string message, Exception? inner = null) : Exception(message, inner);
