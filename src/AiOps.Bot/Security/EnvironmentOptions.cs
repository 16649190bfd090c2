namespace AiOps.Bot.Security;

/// <summary>Which resources belong to an environment. All conditions must hold; those left out hold always.</summary>
internal sealed class EnvironmentOptions
{
    public string Name { get; set; } = "";

    /// <summary>Patterns of account ids.</summary>
    public IReadOnlyList<string> Accounts { get; set; } = [];

    /// <summary>Patterns of resources.</summary>
    public IReadOnlyList<string> Resources { get; set; } = [];

    /// <summary>Tags with patterns of their values.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();
}
