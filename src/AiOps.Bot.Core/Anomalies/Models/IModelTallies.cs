namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Keeps counts of champions against challengers. Several processes may add at the same time; nothing is lost of what was added.</summary>
public interface IModelTallies
{
    Task AddAsync(ModelDuel duel, IReadOnlyList<ModelTally> tallies, CancellationToken cancellationToken);

    /// <summary>The sums since the two were first compared; empty where they never were.</summary>
    Task<IReadOnlyList<ModelTally>> ReadAsync(ModelDuel duel, CancellationToken cancellationToken);
}
