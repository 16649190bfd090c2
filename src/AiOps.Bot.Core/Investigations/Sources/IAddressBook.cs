namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Knows whose an address is.</summary>
public interface IAddressBook
{
    /// <returns>Names of resources by address; addresses that nobody is known to have are left out, as all are where access is denied.</returns>
    Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken);
}
