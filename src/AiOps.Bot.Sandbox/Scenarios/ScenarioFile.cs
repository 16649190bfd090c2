namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>One scenario file: resources, changes over time, and live events. Every part may be missing.</summary>
internal sealed class ScenarioFile
{
    public string Name { get; set; } = "";

    public List<SecurityGroupSpec> SecurityGroups { get; set; } = [];

    public List<InstanceSpec> Instances { get; set; } = [];

    public List<ChangeSpec> Changes { get; set; } = [];

    public List<LiveSpec> Live { get; set; } = [];
}
