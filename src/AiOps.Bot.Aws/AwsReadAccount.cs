using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Aws.Operations.CloudWatch;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Iam;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Operations.Rds;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Operations.Sts;
using AiOps.Bot.Aws.Operations.XRay;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws;

/// <summary>
/// The account as the read role sees it. It offers only operations that change nothing; the one command it sends to instances is the document that
/// reads crontabs.
/// </summary>
public sealed class AwsReadAccount
{
    internal AwsReadAccount(AwsWire wire, TimeProvider time)
    {
        Logs = new(wire);
        Insights = new(wire);
        Ec2 = new(wire);
        Trail = new(wire);
        Metrics = new(wire);
        Traces = new(wire);
        Rds = new(wire);
        Iam = new(wire);
        Sts = new(wire);
        Crontabs = new(new SsmCommands(wire, time));
        Region = wire.Region;
    }

    public string Region { get; }

    internal LogsReads Logs { get; }

    internal InsightsReads Insights { get; }

    internal Ec2Reads Ec2 { get; }

    internal TrailReads Trail { get; }

    internal MetricReads Metrics { get; }

    internal TraceReads Traces { get; }

    internal RdsReads Rds { get; }

    internal IamReads Iam { get; }

    internal StsReads Sts { get; }

    internal CrontabReads Crontabs { get; }

    /// <summary>Asks AWS whose credentials these are: the first thing to check when nothing works.</summary>
    /// <exception cref="AwsException">The credentials are not accepted, or nobody answered.</exception>
    public Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken) => Sts.GetCallerIdentityAsync(cancellationToken);
}
