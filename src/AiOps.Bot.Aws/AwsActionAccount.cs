using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Sns;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws;

/// <summary>The account as the action role sees it: what changes something. Only actions take it.</summary>
internal sealed class AwsActionAccount(AwsWire wire, TimeProvider time)
{
    public Ec2Writes Ec2 { get; } = new(wire);

    public SsmCommands Ssm { get; } = new(wire, time);

    public SnsWrites Sns { get; } = new(wire);
}
