namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>A model that somebody else serves gave no scores.</summary>
/// <param name="message">What happened, where, and what to do next.</param>
/// <param name="isTransient">True where the same rows may be scored later; false where something has to be changed first.</param>
public sealed class RemoteScorerException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public bool IsTransient => isTransient;
}
