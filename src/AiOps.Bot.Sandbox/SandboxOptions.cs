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

    /// <value>
    /// The file that keeps the account over restarts; made where there is none, readable by its owner only because the secret key is in it. Null keeps nothing (default).
    /// An account that is found there goes on with the seed, speed and history that it was made with, and with the key that it had.
    /// </value>
    public string? StatePath { get; init; }

    /// <value>The loopback port to serve on; 0, the default, for any free one.</value>
    public int Port { get; init; }

    /// <value>When the account's life began; null for now.</value>
    internal DateTimeOffset? StartedAt { get; init; }

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

        if (Port is < 0 or > 65_535)
        {
            faults.Add($"{nameof(Port)} must be 0 to 65535, not {Port}");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException("The sandbox account cannot start: " + string.Join("; ", faults) + ".");
        }
    }
}
