namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>One scenario file: resources, changes over time, and live events. Every part may be missing.</summary>
internal sealed class ScenarioFile
{
    public string Name { get; set; } = "";

    public List<SecurityGroupSpec> SecurityGroups { get; set; } = [];

    public List<InstanceSpec> Instances { get; set; } = [];

    public List<HostSpec> Hosts { get; set; } = [];

    public List<PolicySpec> Roles { get; set; } = [];

    public List<DatabaseSpec> Databases { get; set; } = [];

    public List<FunctionSpec> Functions { get; set; } = [];

    public List<string> Topics { get; set; } = [];

    public List<string> Buckets { get; set; } = [];

    public List<ChangeSpec> Changes { get; set; } = [];

    public List<LiveSpec> Live { get; set; } = [];
}
