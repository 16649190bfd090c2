using System.Collections.Immutable;
using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Aws.Operations.CloudWatch;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Iam;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Operations.Rds;
using AiOps.Bot.Aws.Operations.Sns;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Operations.Sts;
using AiOps.Bot.Aws.Operations.XRay;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.Tests.Aws;

/// <summary>How our clients are asked for each request that has a golden file. Of a listing's calls the last is meant.</summary>
internal static class GoldenCalls
{
    private const string Group = "/app/one";
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:on-call";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeRange Window = new(Some.Noon.AddHours(-1), Some.Noon);

    public static readonly ImmutableSortedDictionary<string, Func<AwsWire, Task>> All = new Dictionary<string, Func<AwsWire, Task>>
    {
        ["logs.DescribeLogGroups.all"] = w => ReadAsync(new LogsReads(w).DescribeLogGroupsAsync(null, None)),
        ["logs.DescribeLogGroups.second-page"] = w => ReadAsync(new LogsReads(w).DescribeLogGroupsAsync("/ec2/", None)),
        ["logs.FilterLogEvents.plain"] = w => ReadAsync(new LogsReads(w).FilterLogEventsAsync(new("/ec2/auth", Window.From, Window.To), None)),
        ["logs.FilterLogEvents.second-page"] = w => ReadAsync(new LogsReads(w).FilterLogEventsAsync(Pattern(), None)),
        ["logs.StartQuery"] = w => new InsightsReads(w).StartQueryAsync(
            ["/ec2/auth", "/aws/lambda/checkout"], Window, (InsightsQuery.Spell(new() { Window = Window, Words = ["Say \"no\""], Limit = 50, NewestFirst = true }), 50), None),
        ["logs.GetQueryResults"] = w => new InsightsReads(w).GetQueryResultsAsync("12ab3456-12ab-123a-789e-1234567890ab", None),
        ["logs.StopQuery"] = w => new InsightsReads(w).StopQueryAsync("12ab3456-12ab-123a-789e-1234567890ab", None),
        ["logs.CreateLogGroup"] = w => new LogsWrites(w).CreateLogGroupAsync(Group, None),
        ["logs.CreateLogStream"] = w => new LogsWrites(w).CreateLogStreamAsync(Group, "web/1", None),
        ["logs.PutLogEvents"] = w => new LogsWrites(w).PutLogEventsAsync(Group, "web/1", Lines(), None),
        ["ec2.DescribeInstances.ids"] = w => ReadAsync(new Ec2Reads(w).DescribeInstancesAsync([Some.AwsInstance, "i-0aa11bb22cc33dd45"], [], None)),
        ["ec2.DescribeInstances.second-page"] = w => ReadAsync(
            new Ec2Reads(w).DescribeInstancesAsync([], [new("instance-state-name", "running", "stopped"), new("tag:Name", "web & co*")], None)),
        ["ec2.DescribeSecurityGroups.ids"] = w => ReadAsync(new Ec2Reads(w).DescribeSecurityGroupsAsync(["sg-0a1b2c3d4e5f60718"], [], None)),
        ["ec2.DescribeSecurityGroups.filtered"] = w => ReadAsync(new Ec2Reads(w).DescribeSecurityGroupsAsync([], [new("ip-permission.cidr", "0.0.0.0/0")], None)),
        ["ec2.RevokeSecurityGroupIngress.port"] = w => Revoke(w, new("tcp", 22, 22, "0.0.0.0/0", "left out"), dryRun: false),
        ["ec2.RevokeSecurityGroupIngress.everything"] = w => Revoke(w, new("-1", -1, -1, "203.0.113.0/24"), dryRun: false),
        ["ec2.RevokeSecurityGroupIngress.dry-run"] = w => Revoke(w, new("icmp", -1, -1, "0.0.0.0/0"), dryRun: true),
        ["ec2.AuthorizeSecurityGroupIngress.described"] = w => Authorize(w, new("tcp", 8000, 8080, "198.51.100.7/32", "Ann's laptop; ask her = (+1) ~x_*!"), dryRun: false),
        ["ec2.AuthorizeSecurityGroupIngress.ipv6-dry-run"] = w => Authorize(w, new("udp", 53, 53, "2001:db8::/32", "resolvers"), dryRun: true),
        ["cloudtrail.LookupEvents.window"] = w => ReadAsync(new TrailReads(w).LookupEventsAsync(new(Window), None)),
        ["cloudtrail.LookupEvents.second-page"] = w => ReadAsync(new TrailReads(w).LookupEventsAsync(new(Window, "ResourceName", "sg-1"), None)),
        ["cloudwatch.ListMetrics.second-page"] = w => ReadAsync(new MetricReads(w).ListMetricsAsync("InstanceId", Some.AwsInstance, None)),
        ["cloudwatch.ListMetrics.recent"] = w => ReadAsync(new MetricReads(w).ListMetricsAsync("AWS/RDS", None)),
        ["cloudwatch.GetMetricData.second-page"] = w => ReadAsync(new MetricReads(w).GetMetricDataAsync(
            [new(new("AWS/EC2", "CPUUtilization", [new("InstanceId", Some.AwsInstance)]), "Average"), new(new("AWS/Lambda", "Errors", [new("FunctionName", "checkout")]), "Sum")],
            Window, TimeSpan.FromMinutes(5), None)),
        ["xray.GetTraceSummaries.second-page"] = w => ReadAsync(new TraceReads(w).GetTraceSummariesAsync(Window, None)),
        ["xray.BatchGetTraces.two"] = w => ReadAsync(new TraceReads(w).BatchGetTracesAsync(["1-67d40f5c-aaaaaaaaaaaaaaaaaaaaaaaa", "1-67d40f5c-bbbbbbbbbbbbbbbbbbbbbbbb"], None)),
        ["rds.DescribeDBInstances.one"] = w => ReadAsync(new RdsReads(w).DescribeDbInstancesAsync("orders-db", None)),
        ["rds.DescribeDBInstances.second-page"] = w => ReadAsync(new RdsReads(w).DescribeDbInstancesAsync(null, None)),
        ["rds.DescribeDBLogFiles.second-page"] = w => ReadAsync(new RdsReads(w).DescribeDbLogFilesAsync("orders-db", None)),
        ["iam.GetRolePolicy"] = w => new IamReads(w).GetRolePolicyAsync("app@prod", "read+write,=.@-_", None),
        ["iam.ListRolePolicies.second-page"] = w => ReadAsync(new IamReads(w).ListRolePoliciesAsync("app", None)),
        ["sns.Publish.titled"] = w => new SnsWrites(w).PublishAsync(Topic, "Incident 7", "db is down & nobody knows why\nsee https://x.example/?a=1", None),
        ["sns.Publish.plain"] = w => new SnsWrites(w).PublishAsync(Topic, null, "üç", None),
        ["sts.GetCallerIdentity"] = w => new StsReads(w).GetCallerIdentityAsync(None),
        ["ssm.SendCommand.parameters"] = w => Commands(w).SendCommandAsync(Replace(), None),
        ["ssm.SendCommand.plain"] = w => Commands(w).SendCommandAsync(new(SsmDocument.ReadCrontabs, Some.AwsInstance, ImmutableSortedDictionary<string, string>.Empty), None),
        ["ssm.GetCommandInvocation"] = w => Commands(w).GetCommandInvocationAsync("3f1e7a52-5bb0-4c8e-9d0b-8f2f61b6f2aa", Some.AwsInstance, None),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What the operation's first call is answered: just enough to be an answer, with the token of a second page where the case asks for one.</summary>
    public static string FirstAnswer(GoldenFile golden)
    {
        var parameters = golden.Case["params"]!;
        var token = (string?)parameters["nextToken"] ?? (string?)parameters["NextToken"] ?? (string?)parameters["Marker"];
        return token is null ? LastAnswer(golden) : golden.Operation switch
        {
            "DescribeLogGroups" or "FilterLogEvents" => $$"""{"nextToken":"{{token}}"}""",
            "LookupEvents" or "ListMetrics" or "GetMetricData" or "GetTraceSummaries" => $$"""{"NextToken":"{{token}}"}""",
            "DescribeInstances" => $"<DescribeInstancesResponse><nextToken>{token}</nextToken></DescribeInstancesResponse>",
            var name => $"<{name}Response><{name}Result><IsTruncated>true</IsTruncated><Marker>{token}</Marker></{name}Result></{name}Response>",
        };
    }

    public static string LastAnswer(GoldenFile golden) => golden.Operation switch
    {
        "SendCommand" => """{"Command":{"CommandId":"c-1"}}""",
        var name when ((string)golden.Case["service"]!) is "logs" or "ssm" or "cloudtrail" or "cloudwatch" or "xray" => "{}",
        var name => $"<{name}Response><{name}Result><MessageId>m</MessageId><PolicyDocument>%7B%7D</PolicyDocument></{name}Result></{name}Response>",
    };

    private static SsmCommands Commands(AwsWire wire) => new(wire, new HastyTime());

    private static Task Revoke(AwsWire wire, IngressRule rule, bool dryRun) => new Ec2Writes(wire).RevokeSecurityGroupIngressAsync("sg-1", rule, dryRun, None);

    private static Task Authorize(AwsWire wire, IngressRule rule, bool dryRun) => new Ec2Writes(wire).AuthorizeSecurityGroupIngressAsync("sg-1", rule, dryRun, None);

    private static LogEventQuery Pattern() => new("/ec2/auth", Window.From, Window.To.AddMilliseconds(123))
    {
        Streams = [Some.AwsInstance, "web/1"],
        Pattern = "\"Accepted publickey\" -sftp",
        PageSize = 500,
    };

    private static (DateTimeOffset At, string Message)[] Lines() =>
    [
        (Some.Noon, "GET /?q=a&b=<c> \"quoted\" 'single' \\ back"),
        (Some.Noon.AddMilliseconds(1), "Grüße 日本語 \U0001F525 tab\tend"),
    ];

    private static SsmCommand Replace() => new(
        SsmDocument.ReplaceCrontabLine,
        Some.AwsInstance,
        ImmutableSortedDictionary<string, string>.Empty.Add("Path", "/etc/cron.d/backup").Add("Line", "3").Add("Replacement", "0 2 * * * root \"/usr/bin/backup\" > /dev/null 2>&1"))
    {
        Comment = "inc-1 rem-1",
    };

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> pages)
    {
        await foreach (var _ in pages)
        {
        }
    }
}
