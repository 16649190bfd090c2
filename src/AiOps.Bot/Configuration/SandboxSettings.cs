using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Configuration;

/// <summary>How the simulated account plays.</summary>
internal sealed class SandboxSettings
{
    /// <summary>Same seed, same history.</summary>
    /// <value>1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>How much faster than written the scenarios' events come.</summary>
    /// <value>1.</value>
    [Range(0.1, 100)]
    public double Speed { get; set; } = 1;

    /// <summary>Days of history behind the account.</summary>
    /// <value>100.</value>
    [Range(1, 400)]
    public int HistoryDays { get; set; } = 100;

    public SandboxOptions ToOptions() => new() { Seed = Seed, Speed = Speed, HistoryDays = HistoryDays };
}
