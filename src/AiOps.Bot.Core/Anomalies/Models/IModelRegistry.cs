namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Keeps trained scorers in lines of versions, and which version of a line counts.</summary>
public interface IModelRegistry
{
    /// <summary>Keeps a model as the next version of its line, which begins with it where there is none. It counts for nothing yet. Content, version and event are stored together or not at all.</summary>
    /// <returns>The version that was there already where the line has the same file and it is not retired.</returns>
    /// <exception cref="ArgumentException">Name, size or text of the submission are not as <see cref="ModelSubmission"/> says.</exception>
    Task<RegisteredModel> RegisterAsync(ModelSubmission submission, CancellationToken cancellationToken);

    /// <summary>All lines, by name.</summary>
    Task<IReadOnlyList<ModelLine>> ListLinesAsync(CancellationToken cancellationToken);

    /// <returns>Null where no model was ever registered under this name.</returns>
    Task<ModelLine?> FindLineAsync(string name, CancellationToken cancellationToken);

    /// <summary>The versions of a line, the newest first; retired ones too.</summary>
    Task<IReadOnlyList<RegisteredModel>> ListVersionsAsync(string name, int limit, CancellationToken cancellationToken);

    /// <returns>Null where there is no such version.</returns>
    Task<RegisteredModel?> FindAsync(string name, int version, CancellationToken cancellationToken);

    /// <summary>A version's file, bit by bit as it was registered: at most <see cref="ModelSubmission.MostBytes"/>, and of the hash that it had.</summary>
    /// <returns>Null where there is no such version, or it is retired.</returns>
    /// <remarks>A content that is damaged is a fault of the store, told by its exception; it is never returned.</remarks>
    Task<ReadOnlyMemory<byte>?> ReadContentAsync(string name, int version, CancellationToken cancellationToken);

    /// <summary>Changes what counts in a line, as <see cref="ModelLinePolicy"/> decides. Of two changes that saw the same champion and would replace it one is made; the other is refused.</summary>
    Task<ModelDecision> ChangeAsync(ModelChange change, CancellationToken cancellationToken);

    /// <summary>What happened in a line, the latest first.</summary>
    Task<IReadOnlyList<ModelEvent>> ListEventsAsync(string name, int limit, CancellationToken cancellationToken);
}
