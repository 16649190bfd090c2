namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>Keeps what models cost, so that a restart does not give the budget anew.</summary>
public interface ISpendStore
{
    /// <summary>Adds to what is stored of the same minutes.</summary>
    Task AddAsync(IReadOnlyList<SpentMinute> spent, CancellationToken cancellationToken);

    /// <summary>What was spent since, by minute and incident, oldest first.</summary>
    Task<IReadOnlyList<SpentMinute>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Forgets minutes from before.</summary>
    /// <returns>How many.</returns>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
