namespace AiOps.Bot.Storage;

/// <summary>The database cannot be read or written. The message says what happened, where, and what to do; it never holds a password or stored text.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
