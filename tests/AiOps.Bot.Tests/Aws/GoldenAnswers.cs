using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
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

/// <summary>What of an operation's answer we keep, once as our client reads it and once taken from what AWS's own client read, both as lines of text.</summary>
internal static class GoldenAnswers
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly IngressRule Rule = new("tcp", 22, 22, "0.0.0.0/0");

    public static readonly ImmutableDictionary<string, (Func<AwsWire, Task<string>> Ours, Func<JsonObject, string> Theirs)> All =
        new Dictionary<string, (Func<AwsWire, Task<string>>, Func<JsonObject, string>)>
        {
            ["DescribeLogGroups"] = (
                async w => Lines(await AllAsync(new LogsReads(w).DescribeLogGroupsAsync(null, None)), g => $"{g.Name}|{g.Arn}|{g.StoredBytes}|{g.RetentionDays}"),
                m => Lines(m, "logGroups", g => $"{g["logGroupName"]}|{g["arn"]}|{g["storedBytes"]}|{g["retentionInDays"]}")),
            ["FilterLogEvents"] = (
                async w => Lines(
                    await AllAsync(new LogsReads(w).FilterLogEventsAsync(new("/ec2/auth", Some.Noon, Some.Noon), None)),
                    e => $"{e.EventId}|{e.Stream}|{e.Timestamp.ToUnixTimeMilliseconds()}|{e.IngestedAt.ToUnixTimeMilliseconds()}|{e.Message}"),
                m => Lines(m, "events", e => $"{e["eventId"]}|{e["logStreamName"]}|{e["timestamp"]}|{e["ingestionTime"]}|{e["message"]}")),
            ["CreateLogGroup"] = (async w => await NothingAsync(new LogsWrites(w).CreateLogGroupAsync("/a", None)), _ => ""),
            ["LookupEvents"] = (
                async w => Lines(
                    await AllAsync(new TrailReads(w).LookupEventsAsync(new(new TimeRange(Some.Noon, Some.Noon)), None)),
                    e => $"{e.Id}|{e.Name}|{e.Source}|{e.Time.ToUnixTimeSeconds()}|{e.Actor}|{e.ReadOnly}|{string.Join(',', e.Resources)}"),
                m => Lines(m, "Events", e => $"{e["EventId"]}|{e["EventName"]}|{e["EventSource"]}|{Seconds(e["EventTime"])}|{e["Username"]}|{(string?)e["ReadOnly"] == "true"}|{Joined(e, "Resources", r => r["ResourceName"])}")),
            ["ListMetrics"] = (
                async w => Lines(
                    await AllAsync(new MetricReads(w).ListMetricsAsync("InstanceId", "i-1", None)),
                    i => $"{i.Namespace}|{i.Name}|{string.Join(',', i.Dimensions.Select(d => $"{d.Key}={d.Value}"))}"),
                m => Lines(m, "Metrics", i => $"{i["Namespace"]}|{i["MetricName"]}|{Joined(i, "Dimensions", d => $"{d["Name"]}={d["Value"]}")}")),
            ["GetMetricData"] = (
                async w => Lines(
                    await AllAsync(new MetricReads(w).GetMetricDataAsync([], new(Some.Noon, Some.Noon), TimeSpan.FromMinutes(5), None)),
                    r => $"m{r.Query}|{string.Join(',', r.Points.Select(p => $"{p.Time.ToUnixTimeSeconds()}={p.Value.ToString(CultureInfo.InvariantCulture)}"))}"),
                m => Lines(m, "MetricDataResults", r => $"{r["Id"]}|{string.Join(',', r["Timestamps"]!.AsArray().Zip(r["Values"]!.AsArray(), (t, v) => $"{Seconds(t)}={((double)v!).ToString(CultureInfo.InvariantCulture)}"))}")),
            ["GetTraceSummaries"] = (
                async w => Lines(await AllAsync(new TraceReads(w).GetTraceSummariesAsync(new(Some.Noon, Some.Noon), None)), id => id),
                m => Lines(m, "TraceSummaries", s => $"{s["Id"]}")),
            ["BatchGetTraces"] = (
                async w => Lines(await AllAsync(new TraceReads(w).BatchGetTracesAsync(["1-a"], None)), s => $"{s.Trace}|{s.Document}"),
                m => string.Join('\n', List(m, "Traces").Select(t => Lines(t, "Segments", s => $"{t["Id"]}|{s["Document"]}")))),
            ["SendCommand"] = (
                w => new SsmCommands(w, new HastyTime()).SendCommandAsync(new(SsmDocument.ReadCrontabs, Some.AwsInstance, ImmutableSortedDictionary<string, string>.Empty), None),
                m => $"{m["Command"]!["CommandId"]}"),
            ["GetCommandInvocation"] = (
                async w => await new SsmCommands(w, new HastyTime()).GetCommandInvocationAsync("c-1", Some.AwsInstance, None) is { } i ? $"{i.Status}|{i.Output}|{i.Error}" : "not there",
                m => $"{m["Status"]}|{m["StandardOutputContent"]}|{m["StandardErrorContent"]}"),
            ["DescribeInstances"] = (
                async w => Lines(
                    await AllAsync(new Ec2Reads(w).DescribeInstancesAsync([], [], None)),
                    i => $"{i.Id}|{i.State}|{i.Name}|{i.PrivateAddress}|{string.Join(',', i.PublicAddresses)}|{string.Join(',', i.SecurityGroups)}|{i.ProfileArn}"),
                m => string.Join('\n', List(m, "Reservations").Select(r => Lines(r, "Instances", Instance)))),
            ["DescribeSecurityGroups"] = (
                async w => Lines(await AllAsync(new Ec2Reads(w).DescribeSecurityGroupsAsync([], [], None)), g => $"{g.Id}|{g.Name}|{g.VpcId}|{string.Join(',', g.Ingress)}"),
                m => Lines(m, "SecurityGroups", g => $"{g["GroupId"]}|{g["GroupName"]}|{g["VpcId"]}|{string.Join(',', List(g, "IpPermissions").SelectMany(Rules))}")),
            ["RevokeSecurityGroupIngress"] = (
                async w => await RevokeAsync(w), m => List(m, "UnknownIpPermissions").Any() ? "InvalidPermission.NotFound" : ""),
            ["DescribeDBInstances"] = (
                async w => Lines(
                    await AllAsync(new RdsReads(w).DescribeDbInstancesAsync(null, None)), d => $"{d.Id}|{d.Arn}|{d.Engine}|{d.EngineVersion}|{d.Status}|{string.Join(',', d.LogExports)}"),
                m => Lines(m, "DBInstances", d => $"{d["DBInstanceIdentifier"]}|{d["DBInstanceArn"]}|{d["Engine"]}|{d["EngineVersion"]}|{d["DBInstanceStatus"]}|{Joined(d, "EnabledCloudwatchLogsExports", e => e)}")),
            ["DescribeDBLogFiles"] = (
                async w => Lines(await AllAsync(new RdsReads(w).DescribeDbLogFilesAsync("orders-db", None)), f => $"{f.Name}|{f.LastWritten.ToUnixTimeMilliseconds()}|{f.Size}"),
                m => Lines(m, "DescribeDBLogFiles", f => $"{f["LogFileName"]}|{f["LastWritten"]}|{f["Size"]}")),
            ["GetRolePolicy"] = (
                async w => JsonNode.Parse(await new IamReads(w).GetRolePolicyAsync("app", "p", None))!.ToJsonString(), m => m["PolicyDocument"]!.ToJsonString()),
            ["ListRolePolicies"] = (async w => Lines(await AllAsync(new IamReads(w).ListRolePoliciesAsync("app", None)), p => p), m => Lines(m, "PolicyNames", p => $"{p}")),
            ["Publish"] = (w => new SnsWrites(w).PublishAsync("arn", null, "m", None), m => $"{m["MessageId"]}"),
            ["GetCallerIdentity"] = (
                async w => await new StsReads(w).GetCallerIdentityAsync(None) is var i ? $"{i.Account}|{i.Arn}|{i.UserId}" : "", m => $"{m["Account"]}|{m["Arn"]}|{m["UserId"]}"),
        }.ToImmutableDictionary();

    private static string Instance(JsonNode instance)
    {
        var interfaces = List(instance, "NetworkInterfaces").ToList();
        var addresses = interfaces.Select(i => i["Association"]?["PublicIp"]).Prepend(instance["PublicIpAddress"])
            .Concat(interfaces.SelectMany(i => List(i, "Ipv6Addresses")).Select(a => a["Ipv6Address"]));
        var groups = List(instance, "SecurityGroups").Concat(interfaces.SelectMany(i => List(i, "Groups"))).Select(g => g["GroupId"]);
        var name = List(instance, "Tags").FirstOrDefault(t => (string?)t["Key"] == "Name")?["Value"];
        return $"{instance["InstanceId"]}|{instance["State"]?["Name"]}|{name}|{instance["PrivateIpAddress"]}|{Distinct(addresses)}|{Distinct(groups)}|{instance["IamInstanceProfile"]?["Arn"]}";
    }

    private static IEnumerable<IngressRule> Rules(JsonNode permission) =>
        List(permission, "IpRanges").Select(r => (Cidr: r["CidrIp"], Description: r["Description"]))
            .Concat(List(permission, "Ipv6Ranges").Select(r => (Cidr: r["CidrIpv6"], Description: r["Description"])))
            .Select(r => new IngressRule($"{permission["IpProtocol"]}", (int?)permission["FromPort"] ?? -1, (int?)permission["ToPort"] ?? -1, $"{r.Cidr}", (string?)r.Description));

    private static async Task<string> RevokeAsync(AwsWire wire)
    {
        try
        {
            return await NothingAsync(new Ec2Writes(wire).RevokeSecurityGroupIngressAsync("sg-1", Rule, dryRun: false, None));
        }
        catch (AwsException exception) when (exception.Code == "InvalidPermission.NotFound")
        {
            return exception.Code;
        }
    }

    private static async Task<string> NothingAsync(Task task)
    {
        await task;
        return "";
    }

    private static string Distinct(IEnumerable<JsonNode?> texts) => string.Join(',', texts.OfType<JsonNode>().Select(t => t.ToString()).Distinct());

    private static long Seconds(JsonNode? time) => DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static IEnumerable<JsonNode> List(JsonNode node, string name) => (node[name] as JsonArray ?? []).OfType<JsonNode>();

    private static string Joined(JsonNode node, string list, Func<JsonNode, JsonNode?> part) => string.Join(',', List(node, list).Select(part));

    private static string Lines(JsonNode node, string list, Func<JsonNode, string> line) => string.Join('\n', List(node, list).Select(line));

    private static string Lines<T>(IEnumerable<T> items, Func<T, string> line) => string.Join('\n', items.Select(line));

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages)
        {
            all.AddRange(page);
        }

        return all;
    }
}
