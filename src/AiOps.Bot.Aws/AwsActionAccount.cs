using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Sns;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws;

/// <summary>The account as the action role sees it: what changes something. Only actions take it.</summary>
/// <param name="wire">Null where no action role is configured: then nothing is offered.</param>
internal sealed class AwsActionAccount(AwsWire? wire, TimeProvider time)
{
    public bool IsConfigured => wire is not null;

    public Ec2Writes Ec2 => new(Wire);

    public SsmCommands Ssm => new(Wire, time);

    public SnsWrites Sns => new(Wire);

    /// <summary>The account for one run: each of its calls carries the run's key.</summary>
    public AwsActionAccount For(Execution execution) => new(Wire.For(execution.IdempotencyKey), time);

    private AwsWire Wire => wire ?? throw new InvalidOperationException(
        "No action can run: set Aws:Action:RoleArn (or Aws:Action:AccessKeyId and SecretAccessKey) to credentials with the policy of manifests/iam/action-policy.json.");
}
