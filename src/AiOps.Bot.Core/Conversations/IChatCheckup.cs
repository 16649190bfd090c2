namespace AiOps.Bot.Core.Conversations;

/// <summary>Proves that a chat platform is set up: credentials, scopes, signing, callback path.</summary>
public interface IChatCheckup
{
    string Platform { get; }

    /// <summary>Checks one after another; a failed one says what to do.</summary>
    Task<IReadOnlyList<ChatCheck>> RunAsync(CancellationToken cancellationToken);
}
