namespace AiOps.Bot.Sandbox.Background;

/// <summary>Who connects to a host.</summary>
internal sealed record SshVisitors
{
    public required IReadOnlyList<SshPerson> People { get; init; }

    public double SessionsPerDay { get; init; } = 2.2;

    /// <summary>The account that deploys each working day; null where none does.</summary>
    public SshPerson? DeployUser { get; init; }

    public double StrayTriesPerDay { get; init; }

    public IReadOnlyList<string> StrayAddresses { get; init; } = [];

    public IReadOnlyList<string> StrayUsers { get; init; } = [];
}
