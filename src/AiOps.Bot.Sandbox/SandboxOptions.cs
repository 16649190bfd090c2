namespace AiOps.Bot.Sandbox;

/// <summary>How the simulated account starts.</summary>
public sealed record SandboxOptions
{
    /// <value>Same seed and same start time, same history. Default 1.</value>
    public int Seed { get; init; } = 1;

    /// <value>How much faster than written the scenarios' live events are played; the host's cron keeps real minutes. Above 0, default 1.</value>
    public double Speed { get; init; } = 1;

    /// <value>Days of history that the account has behind it at its start; 1 to 400, default 100. CloudTrail keeps the last 90 of them.</value>
    public int HistoryDays { get; init; } = 100;

    /// <value>Whether the scenarios' live events are played. Without them the account goes on with its ordinary work only. Default true.</value>
    public bool PlaysScenarios { get; init; } = true;

    /// <value>How often things that are due happen. Default 200 ms.</value>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(200);

    internal void Validate()
    {
        var faults = new List<string>();
        if (Speed is <= 0 or > 1_000 || double.IsNaN(Speed))
        {
            faults.Add($"{nameof(Speed)} must be above 0 and at most 1000, not {Speed}");
        }

        if (HistoryDays is < 1 or > 400)
        {
            faults.Add($"{nameof(HistoryDays)} must be 1 to 400, not {HistoryDays}");
        }

        if (Tick < TimeSpan.FromMilliseconds(10) || Tick > TimeSpan.FromMinutes(1))
        {
            faults.Add($"{nameof(Tick)} must be 10 ms to 1 minute, not {Tick}");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException("The sandbox account cannot start: " + string.Join("; ", faults) + ".");
        }
    }
}
