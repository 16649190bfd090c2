namespace AiOps.Bot.Sandbox.Scenarios;

internal sealed class InstanceSpec
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string PrivateAddress { get; set; } = "";

    public string? PublicAddress { get; set; }

    public string Vpc { get; set; } = "";

    public string Subnet { get; set; } = "";

    public string SecurityGroup { get; set; } = "";

    public string? Role { get; set; }
}
