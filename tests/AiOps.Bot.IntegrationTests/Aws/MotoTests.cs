using System.Collections.Immutable;
using System.Net;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our AWS clients on an emulator of AWS that nobody here wrote.</summary>
public sealed class MotoTests
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LogEventsAreReadPageByPageToTheLast()
    {
        await using var moto = MotoAccount.Open();
        var group = MotoAccount.NewName("/app/log");
        var writes = new LogsWrites(moto.Wire);
        await writes.CreateLogGroupAsync(group, Cancel);
        await writes.CreateLogStreamAsync(group, "web/1", Cancel);
        await writes.PutLogEventsAsync(group, "web/1", [.. Enumerable.Range(0, 25).Select(i => (Start.AddSeconds(i), $"{(i % 5 == 0 ? "ERROR" : "INFO")} Grüße \U0001F525 \"{i}\""))], Cancel);
        var query = new LogEventQuery(group, Start, Start.AddMinutes(1)) { PageSize = 10 };

        var pages = await PagesAsync(moto.Read.Logs.FilterLogEventsAsync(query, Cancel));
        var errors = await AllAsync(moto.Read.Logs.FilterLogEventsAsync(query with { Pattern = "ERROR" }, Cancel));
        var others = await AllAsync(moto.Read.Logs.FilterLogEventsAsync(query with { Streams = ["web/1"], From = Start.AddSeconds(20) }, Cancel));

        Assert.Equal([10, 10, 5], pages.Select(p => p.Count).Where(c => c > 0));
        var events = pages.SelectMany(p => p).ToList();
        Assert.Equal(25, events.Select(e => e.EventId).Distinct().Count());
        Assert.Equal("ERROR Grüße \U0001F525 \"0\"", events[0].Message);
        Assert.Equal((Start.ToUnixTimeMilliseconds(), "web/1"), (events[0].Timestamp.ToUnixTimeMilliseconds(), events[0].Stream));
        Assert.Equal(5, errors.Count);
        Assert.Equal(5, others.Count);
    }

    [Fact]
    public async Task LogGroupsAreListedBeyondTheFirstPage()
    {
        await using var moto = MotoAccount.Open();
        var prefix = MotoAccount.NewName("/many") + "/";
        foreach (var index in Enumerable.Range(0, 53))
        {
            await new LogsWrites(moto.Wire).CreateLogGroupAsync($"{prefix}{index}", Cancel);
        }

        var pages = await PagesAsync(moto.Read.Logs.DescribeLogGroupsAsync(prefix, Cancel));

        Assert.Equal(53, pages.SelectMany(p => p).Select(g => g.Name).Distinct().Count());
        Assert.True(pages.Count >= 2, $"only {pages.Count} page");
    }

    [Fact]
    public async Task AMissingLogGroupIsToldByAwsCode()
    {
        await using var moto = MotoAccount.Open();

        var thrown = await Assert.ThrowsAsync<AwsException>(() => AllAsync(moto.Read.Logs.FilterLogEventsAsync(new(MotoAccount.NewName("/none"), Start, Start.AddMinutes(1)), Cancel)));

        Assert.Equal(("ResourceNotFoundException", "logs:FilterLogEvents", HttpStatusCode.BadRequest), (thrown.Code, thrown.Operation, thrown.Status));
        Assert.False(string.IsNullOrEmpty(thrown.RequestId));
    }

    public static TheoryData<string, int, int, string> Rules => new()
    {
        { "tcp", 22, 22, "0.0.0.0/0" },
        { "tcp", 8000, 8080, "203.0.113.0/24" },
        { "udp", 53, 53, "2001:db8::/32" },
        { "tcp", 443, 443, "::/0" },
        { "-1", -1, -1, "198.51.100.7/32" },
        { "icmp", -1, -1, "0.0.0.0/0" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task ARuleIsOpenedReadBackClosedAndReadBack(string protocol, int from, int to, string cidr)
    {
        await using var moto = MotoAccount.Open();
        var group = await NewGroupAsync(moto);
        var rule = new IngressRule(protocol, from, to, cidr, "for a test & no more");
        var writes = moto.Action.Ec2;

        Assert.Equal("DryRunOperation", await CodeAsync(() => writes.AuthorizeSecurityGroupIngressAsync(group, rule, dryRun: true, Cancel)));
        Assert.Empty(await IngressAsync(moto, group));
        await writes.AuthorizeSecurityGroupIngressAsync(group, rule, dryRun: false, Cancel);
        Assert.Equal([rule], await IngressAsync(moto, group));
        Assert.Equal("InvalidPermission.Duplicate", await CodeAsync(() => writes.AuthorizeSecurityGroupIngressAsync(group, rule, dryRun: false, Cancel)));

        Assert.Equal("DryRunOperation", await CodeAsync(() => writes.RevokeSecurityGroupIngressAsync(group, rule, dryRun: true, Cancel)));
        Assert.Equal([rule], await IngressAsync(moto, group));
        await writes.RevokeSecurityGroupIngressAsync(group, rule, dryRun: false, Cancel);
        Assert.Empty(await IngressAsync(moto, group));
        Assert.Equal("InvalidPermission.NotFound", await CodeAsync(() => writes.RevokeSecurityGroupIngressAsync(group, rule, dryRun: false, Cancel)));
    }

    [Fact]
    public async Task AnInstanceIsFoundByIdAndByFilterWithItsGroups()
    {
        await using var moto = MotoAccount.Open();
        var group = await NewGroupAsync(moto);
        var name = MotoAccount.NewName("web & co");
        var instance = await NewInstanceAsync(moto, ("SecurityGroupId.1", group), ("TagSpecification.1.ResourceType", "instance"), ("TagSpecification.1.Tag.1.Key", "Name"), ("TagSpecification.1.Tag.1.Value", name));

        var byId = Assert.Single(await AllAsync(moto.Read.Ec2.DescribeInstancesAsync([instance], [], Cancel)));
        var byFilter = Assert.Single(await AllAsync(moto.Read.Ec2.DescribeInstancesAsync([], [new("instance-state-name", "running", "pending"), new("tag:Name", name)], Cancel)));

        Assert.Equal((instance, name, "running"), (byId.Id, byId.Name, byId.State));
        Assert.Equal([group], byId.SecurityGroups);
        Assert.NotEmpty(byId.PrivateAddress!);
        Assert.Equal(instance, byFilter.Id);
        Assert.Equal("InvalidGroup.NotFound", await CodeAsync(() => AllAsync(moto.Read.Ec2.DescribeSecurityGroupsAsync(["sg-0123456789abcdef0"], [], Cancel))));
    }

    [Fact]
    public async Task ACommandIsSentAndItsOutcomeRead()
    {
        await using var moto = MotoAccount.Open();
        var instance = await NewInstanceAsync(moto);
        var command = new SsmCommand(SsmDocument.RunCrontabLine, instance, ImmutableSortedDictionary<string, string>.Empty.Add("Path", "/etc/cron.d/backup").Add("Line", "3")) { Comment = "inc-1" };

        var outcome = await moto.Action.Ssm.RunAsync(command, Cancel);

        Assert.True(outcome.Succeeded, outcome.Status);
        Assert.Null(await moto.Action.Ssm.GetCommandInvocationAsync(outcome.CommandId, "i-0123456789abcdef0", Cancel));
    }

    [Fact]
    public async Task AnInlinePolicyIsReadAsItWasWritten()
    {
        await using var moto = MotoAccount.Open();
        var role = MotoAccount.NewName("app");
        const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","rds:Describe*"],"Resource":"arn:aws:s3:::a+b/%20/ü*"}]}""";
        await moto.PrepareAsync(AwsApi.Iam, "CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[]}"""));
        await moto.PrepareAsync(AwsApi.Iam, "PutRolePolicy", ("RoleName", role), ("PolicyName", "read+write"), ("PolicyDocument", Document));

        Assert.Equal(Document, await moto.Read.Iam.GetRolePolicyAsync(role, "read+write", Cancel));
        Assert.Equal(["read+write"], await AllAsync(moto.Read.Iam.ListRolePoliciesAsync(role, Cancel)));
        Assert.Equal("NoSuchEntity", await CodeAsync(() => moto.Read.Iam.GetRolePolicyAsync(role, "none", Cancel)));
    }

    [Fact]
    public async Task ADatabaseIsDescribed()
    {
        await using var moto = MotoAccount.Open();
        var id = MotoAccount.NewName("orders");
        await moto.PrepareAsync(
            AwsApi.Rds, "CreateDBInstance", ("DBInstanceIdentifier", id), ("Engine", "postgres"), ("DBInstanceClass", "db.t3.micro"), ("MasterUsername", "u"), ("MasterUserPassword", "pw12345678"),
            ("AllocatedStorage", "20"), ("EnableCloudwatchLogsExports.member.1", "postgresql"), ("EnableCloudwatchLogsExports.member.2", "upgrade"));

        var database = Assert.Single(await AllAsync(moto.Read.Rds.DescribeDbInstancesAsync(id, Cancel)));

        Assert.Equal((id, "postgres", "available"), (database.Id, database.Engine, database.Status));
        Assert.EndsWith($":db:{id}", database.Arn, StringComparison.Ordinal);
        Assert.Equal(["postgresql", "upgrade"], database.LogExports);
        Assert.Contains(await AllAsync(moto.Read.Rds.DescribeDbInstancesAsync(null, Cancel)), d => d.Id == id);
        await AllAsync(moto.Read.Rds.DescribeDbLogFilesAsync(id, Cancel));
        Assert.StartsWith("DBInstanceNotFound", await CodeAsync(() => AllAsync(moto.Read.Rds.DescribeDbInstancesAsync(id + "x", Cancel))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMessageIsPublishedAndTheCallerIsKnown()
    {
        await using var moto = MotoAccount.Open();
        var topic = await moto.PrepareAsync(AwsApi.Sns, "CreateTopic", ("Name", MotoAccount.NewName("on-call")));

        var message = await moto.Action.Sns.PublishAsync(topic.Element("CreateTopicResult")!.Text("TopicArn")!, "Incident 7", "db is down & nobody knows why", Cancel);
        var caller = await moto.Read.GetCallerIdentityAsync(Cancel);

        Assert.True(Guid.TryParse(message, out _), message);
        Assert.Matches(@"^\d{12}$", caller.Account);
        Assert.Contains(caller.Account, caller.Arn, StringComparison.Ordinal);
        Assert.Equal("NotFound", await CodeAsync(() => moto.Action.Sns.PublishAsync($"arn:aws:sns:eu-central-1:{caller.Account}:none", null, "m", Cancel)));
    }

    [Fact]
    public async Task AnOperationThatAnswersWithAnErrorPageEndsInAClearError()
    {
        await using var moto = MotoAccount.Open();

        var thrown = await Assert.ThrowsAsync<AwsException>(() => AllAsync(moto.Read.Trail.LookupEventsAsync(new(new TimeRange(Start, Start.AddMinutes(5))), Cancel)));

        Assert.Equal(("cloudtrail:LookupEvents", false, null), (thrown.Operation, thrown.IsAccessDenied, thrown.MissingPermission));
        Assert.True(thrown.Status is >= HttpStatusCode.InternalServerError, $"{thrown.Status}");
        Assert.DoesNotContain("<", thrown.Message, StringComparison.Ordinal);
    }

    private static async Task<string> NewGroupAsync(MotoAccount moto) =>
        (await moto.PrepareAsync(AwsApi.Ec2, "CreateSecurityGroup", ("GroupName", MotoAccount.NewName("web")), ("GroupDescription", "for a test"))).Text("groupId")!;

    private static async Task<string> NewInstanceAsync(MotoAccount moto, params (string Name, string Value)[] more)
    {
        var answer = await moto.PrepareAsync(AwsApi.Ec2, "RunInstances", [("ImageId", "ami-12c6146b"), ("MinCount", "1"), ("MaxCount", "1"), ("InstanceType", "t3.micro"), .. more]);
        return answer.Items("instancesSet").Single().Text("instanceId")!;
    }

    private static async Task<IReadOnlyList<IngressRule>> IngressAsync(MotoAccount moto, string group) =>
        Assert.Single(await AllAsync(moto.Read.Ec2.DescribeSecurityGroupsAsync([group], [], Cancel))).Ingress;

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<AwsException>(call)).Code;

    private static async Task<List<IReadOnlyList<T>>> PagesAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        var all = new List<IReadOnlyList<T>>();
        await foreach (var page in pages)
        {
            all.Add(page);
        }

        return all;
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages) => [.. (await PagesAsync(pages)).SelectMany(p => p)];
}
