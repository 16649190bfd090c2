using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.Aws;

/// <summary>
/// Tries each call that log sources and collectors make, one small one of each kind. What a call names need not exist: AWS looks at the permission first, so a thing
/// that it does not find is a thing that we might read. No command reaches an instance.
/// </summary>
public sealed class ReadPermissions(AwsReadAccount account, TimeProvider time)
{
    private const string Nobody = "aiops-doctor";
    private const string NoInstance = "i-00000000000000000";
    private const string NoCommand = "00000000-0000-0000-0000-000000000000";

    private static readonly string[] NotFound = ["ResourceNotFoundException", "DBInstanceNotFound", "NoSuchEntity", "InvalidInstanceId", "InvocationDoesNotExist", "InvalidParameterException"];

    /// <summary>The IAM actions that are tried, in order.</summary>
    public IReadOnlyList<string> Names => [.. Calls().Select(c => c.Permission)];

    public async Task<IReadOnlyList<PermissionCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = new List<PermissionCheck>();
        foreach (var (permission, call) in Calls())
        {
            checks.Add(await TryAsync(permission, call, cancellationToken));
        }

        return checks;
    }

    private IEnumerable<(string Permission, Func<CancellationToken, Task> Call)> Calls()
    {
        var (from, now) = (time.GetUtcNow().AddMinutes(-1), time.GetUtcNow());
        yield return ("logs:DescribeLogGroups", c => FirstAsync(account.Logs.DescribeLogGroupsAsync(null, c)));
        yield return ("logs:FilterLogEvents", async c => await FirstAsync(account.Logs.FilterLogEventsAsync(new(await GroupAsync(c), from, now) { PageSize = 1 }, c)));
        yield return ("logs:StartQuery", async c => await account.Insights.StartQueryAsync([await GroupAsync(c)], new(from, now), ("fields @message | limit 1", 1), c));
        yield return ("logs:GetQueryResults", c => account.Insights.GetQueryResultsAsync(NoCommand, c));
        yield return ("logs:StopQuery", c => account.Insights.StopQueryAsync(NoCommand, c));
        yield return ("cloudtrail:LookupEvents", c => FirstAsync(account.Trail.LookupEventsAsync(new(new TimeRange(from, now)), c)));
        yield return ("ec2:DescribeInstances", c => FirstAsync(account.Ec2.DescribeInstancesAsync([], [], c)));
        yield return ("ec2:DescribeSecurityGroups", c => FirstAsync(account.Ec2.DescribeSecurityGroupsAsync([], [], c)));
        yield return ("cloudwatch:ListMetrics", c => FirstAsync(account.Metrics.ListMetricsAsync("InstanceId", NoInstance, c)));
        yield return ("cloudwatch:GetMetricData", c => FirstAsync(account.Metrics.GetMetricDataAsync([new(new("AWS/EC2", "CPUUtilization", [new("InstanceId", NoInstance)]), "Average")], new(now.AddMinutes(-10), now), TimeSpan.FromMinutes(5), c)));
        yield return ("xray:GetTraceSummaries", c => FirstAsync(account.Traces.GetTraceSummariesAsync(new(from, now), c)));
        yield return ("xray:BatchGetTraces", c => FirstAsync(account.Traces.BatchGetTracesAsync(["1-00000000-000000000000000000000000"], c)));
        yield return ("rds:DescribeDBInstances", c => FirstAsync(account.Rds.DescribeDbInstancesAsync(null, c)));
        yield return ("rds:DescribeDBLogFiles", c => FirstAsync(account.Rds.DescribeDbLogFilesAsync(Nobody, c)));
        yield return ("iam:ListRolePolicies", c => FirstAsync(account.Iam.ListRolePoliciesAsync(Nobody, c)));
        yield return ("iam:GetRolePolicy", c => account.Iam.GetRolePolicyAsync(Nobody, Nobody, c));
        yield return ("ssm:SendCommand", c => account.Crontabs.SendAsync(NoInstance, c));
        yield return ("ssm:GetCommandInvocation", c => account.Crontabs.OutcomeAsync(NoCommand, NoInstance, c));
    }

    private static async Task<PermissionCheck> TryAsync(string permission, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken);
            return new(permission);
        }
        catch (AwsException exception) when (NotFound.Contains(exception.Code))
        {
            return new(permission);
        }
        catch (AwsException exception) when (exception.MissingPermission is { } missing)
        {
            return new(permission, exception.AwsMessage, $"Allow {missing} for the read role; manifests/iam/read-policy.json has all that is needed.") { Denied = true };
        }
        catch (AwsException exception)
        {
            return new(permission, $"{exception.Code}: {exception.AwsMessage}", RemedyOf(exception.Code));
        }
    }

    private static string RemedyOf(string code) => code == "InvalidDocument"
        ? $"Install the command document {SsmDocument.ReadCrontabs} of manifests/terraform in this region; until then no crontab is read."
        : "AWS did not answer as expected: look at the address, the proxy and the credentials, and try again.";

    /// <summary>One that exists where there is one: a policy may allow some groups only.</summary>
    private async Task<string> GroupAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await FirstAsync(account.Logs.DescribeLogGroupsAsync(null, cancellationToken)) is [var first, ..]) ? first.Name : Nobody;
        }
        catch (AwsException exception) when (exception.IsAccessDenied)
        {
            return Nobody;
        }
    }

    private static async Task<IReadOnlyList<T>> FirstAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        await foreach (var page in pages)
        {
            return page;
        }

        return [];
    }
}
