namespace AiOps.Bot;

/// <summary>What the command line says about serving.</summary>
internal sealed record ServeSettings
{
    /// <summary>The configuration file; null = <c>aiops.yaml</c> in the working directory where there is one.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Settings given as flags, by their configuration key. They win over everything else.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Flags { get; init; } = [];

    /// <summary>Forget what was stored and begin with a new simulated account. Refused with a real account.</summary>
    public bool Fresh { get; init; }
}
