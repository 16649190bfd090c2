namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class SecurityGroupSpec
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Vpc { get; set; } = "";

    public List<RuleSpec> Ingress { get; set; } = [];
}
