namespace AiOps.Bot.Core.Redaction;

/// <summary>Keeps what placeholders stand for, apart from all that quotes them: nothing else reads it than <c>RevealPlaceholder</c>.</summary>
public interface IIdentityStore
{
    /// <summary>Stores them. What is there already stays, with the later time; one placeholder stands for one value of one incident.</summary>
    Task KeepAsync(IReadOnlyList<KeptIdentity> identities, CancellationToken cancellationToken);

    /// <returns>Null where it is not kept, or not any more.</returns>
    Task<KeptIdentity?> FindAsync(string placeholder, CancellationToken cancellationToken);

    /// <summary>Forgets what was not seen since.</summary>
    /// <returns>How many.</returns>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
