using AiOps.Bot.Sandbox.Ec2;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Puts the resources of a scenario file into the account.</summary>
internal static class ResourceBuilder
{
    public static void Add(SandboxWorld world, ScenarioFile file)
    {
        foreach (var spec in file.SecurityGroups)
        {
            var group = new SecurityGroup(spec.Id, spec.Name, spec.Description, spec.Vpc);
            group.Ingress.AddRange(spec.Ingress.Select(rule => Rule(rule, world.Ids)));
            world.Network.SecurityGroups[spec.Id] = group;
        }

        foreach (var spec in file.Instances)
        {
            world.Network.Instances[spec.Id] = Instance(spec, world.Timeline.Now);
        }
    }

    public static IngressRule Rule(RuleSpec spec, AccountIds ids) => new(ids.Resource("sgr"), spec.Protocol, spec.From, spec.To, spec.Source, spec.Description);

    private static Instance Instance(InstanceSpec spec, DateTimeOffset launchedAt) => new()
    {
        Id = spec.Id,
        Name = spec.Name,
        PrivateAddress = spec.PrivateAddress,
        PublicAddress = spec.PublicAddress,
        VpcId = spec.Vpc,
        SubnetId = spec.Subnet,
        SecurityGroupId = spec.SecurityGroup,
        RoleName = spec.Role,
        LaunchedAt = launchedAt,
    };
}
