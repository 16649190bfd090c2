using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What models may cost. Configuration section <c>Models:Budget</c>.</summary>
public sealed class ModelBudgetOptions
{
    /// <summary>For one incident, as long as it is remembered (the last 4,096 incidents).</summary>
    /// <value>20 requests, 100,000 tokens, 180 seconds, no limit of money.</value>
    public ModelLimits PerIncident { get; set; } = new() { Steps = 20, Tokens = 100_000, Seconds = 180 };

    /// <summary>For everything together, in the last 60 minutes.</summary>
    /// <value>600 requests, 3,000,000 tokens, no limit of time and money.</value>
    public ModelLimits PerHour { get; set; } = new() { Steps = 600, Tokens = 3_000_000 };

    /// <summary>The part of the hour's budget that only urgent requests may use, so that a storm of small alerts does not leave the worst incident without words.</summary>
    /// <value>0.25.</value>
    [Range(0, 0.9)]
    public double KeptForUrgent { get; set; } = 0.25;

    internal IEnumerable<string> Faults() => PerIncident.Faults("Models:Budget:PerIncident").Concat(PerHour.Faults("Models:Budget:PerHour"));
}
