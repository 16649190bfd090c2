using System.Globalization;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>The parameters that name one rule of one security group.</summary>
internal static class IngressParameters
{
    public static readonly string[] Names = [EvidenceFacts.SecurityGroup, EvidenceFacts.Protocol, EvidenceFacts.FromPort, EvidenceFacts.ToPort, EvidenceFacts.Cidr];

    public static readonly IReadOnlyList<ActionParameter> All =
    [
        new(EvidenceFacts.SecurityGroup, "The security group's id", ParameterPatterns.SecurityGroup),
        new(EvidenceFacts.Protocol, "tcp, udp, or -1 for all", ParameterPatterns.Protocol),
        new(EvidenceFacts.FromPort, "The first port, -1 for all", ParameterPatterns.Port),
        new(EvidenceFacts.ToPort, "The last port, -1 for all", ParameterPatterns.Port),
        new(EvidenceFacts.Cidr, "The whole world: 0.0.0.0/0 or ::/0", ParameterPatterns.World),
    ];

    public static string GroupOf(ActionRequest request) => request.Parameters[EvidenceFacts.SecurityGroup];

    public static IngressRule RuleOf(ActionRequest request) => new(
        request.Parameters[EvidenceFacts.Protocol],
        int.Parse(request.Parameters[EvidenceFacts.FromPort], CultureInfo.InvariantCulture),
        int.Parse(request.Parameters[EvidenceFacts.ToPort], CultureInfo.InvariantCulture),
        request.Parameters[EvidenceFacts.Cidr]);
}
