using System.Text;
using AiOps.Bot.Sandbox.Ec2;
using AiOps.Bot.Sandbox.Hosts;
using AiOps.Bot.Sandbox.Hosts.Programs;
using AiOps.Bot.Sandbox.Iam;
using AiOps.Bot.Sandbox.Lambdas;
using AiOps.Bot.Sandbox.Rds;
using AiOps.Bot.Sandbox.S3;

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

    /// <summary>The parts that stand on an instance or on nothing.</summary>
    public static void AddOnTop(SandboxWorld world, ScenarioFile file)
    {
        foreach (var policy in file.Roles)
        {
            var role = new Role(policy.Role, world.Account.GlobalArn("iam", "role/" + policy.Role), world.Timeline.Now);
            role.Policies[policy.Name] = policy.Document;
            world.Roles.ByName[policy.Role] = role;
        }

        foreach (var spec in file.Databases)
        {
            world.Databases[spec.Identifier] = new Database(spec.Identifier, spec.Engine, spec.Version, spec.Address, world.Timeline.Now);
        }

        file.Buckets.ForEach(name => world.Buckets.ByName[name] = new SortedDictionary<string, StoredObject>(StringComparer.Ordinal));
        world.Topics.Arns.UnionWith(file.Topics.Select(name => world.Account.Arn("sns", name)));
        world.Functions.AddRange(file.Functions.Select(f => new LambdaFunction(f.Name, f.Runtime, f.Memory, f.Timeout, world.Timeline.Now)));
        foreach (var spec in file.Hosts)
        {
            world.Hosts[spec.Instance] = Host(spec, world);
        }
    }

    public static IngressRule Rule(RuleSpec spec, AccountIds ids) => new(ids.Resource("sgr"), spec.Protocol, spec.From, spec.To, spec.Source, spec.Description);

    private static SimulatedHost Host(HostSpec spec, SandboxWorld world)
    {
        var host = new SimulatedHost(world.Network.Instances[spec.Instance]);
        host.Users.AddRange(spec.Users);
        host.Executables.UnionWith(spec.Executables);
        foreach (var file in spec.Crontabs)
        {
            host.Files[file.Path] = new HostFile(file.Path, Encoding.UTF8.GetBytes(file.Text), "0644", "root", world.Timeline.Now);
        }

        foreach (var program in spec.Programs)
        {
            host.Executables.Add(program.Path);
            host.Programs[program.Path] = program.Behaviour == "rds-log-export" ? new RdsLogExport() : new LineWriter(program.Tag, program.Line);
        }

        return host;
    }

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
