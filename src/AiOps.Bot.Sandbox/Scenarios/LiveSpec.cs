namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Lines that are written while the account runs, phase after phase, as long as their condition holds.</summary>
internal sealed class LiveSpec
{
    public string Name { get; set; } = "";

    public string Group { get; set; } = "";

    public string Instance { get; set; } = "";

    public string Program { get; set; } = "";

    /// <summary>Seconds from the account's start to the first line.</summary>
    public double StartAfterSeconds { get; set; }

    /// <summary>Nothing is written, and no phase moves on, while this address cannot reach the instance.</summary>
    public ReachableSpec? WhileReachable { get; set; }

    public List<PhaseSpec> Phases { get; set; } = [];

    /// <summary>What the placeholders in the lines are drawn from.</summary>
    public Dictionary<string, List<string>> Values { get; set; } = [];
}
