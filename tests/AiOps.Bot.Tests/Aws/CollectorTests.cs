using System.Net;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Aws;

public sealed class CollectorTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task AnOpenRuleOnAPublicInstanceIsAnExposedPort()
    {
        using var transport = Account(publicAddress: "203.0.113.9");

        var result = await new SecurityGroupExposure(Some.AwsReadAccount(transport)).CollectAsync(Login(), None);

        var found = Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence);
        Assert.Equal(EvidenceKinds.ExposedPort, found.Kind);
        Assert.Equal(
            [("cidr", "0.0.0.0/0"), ("fromPort", "22"), ("instance", Some.AwsInstance), ("protocol", "tcp"), ("publicAddress", "203.0.113.9"), ("securityGroup", "sg-0aa11bb22cc33dd44"), ("toPort", "22")],
            found.Facts.Select(f => (f.Key, f.Value)));
        Assert.Contains(found.Lines, l => l.Tainted && l.Text.Contains("temp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnOpenRuleWithoutAPublicAddressExposesNothing()
    {
        using var transport = Account(publicAddress: null);

        var result = await new SecurityGroupExposure(Some.AwsReadAccount(transport)).CollectAsync(Login(), None);

        var found = Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence);
        Assert.Equal(EvidenceKinds.PortNotExposed, found.Kind);
        Assert.Contains("no public address", found.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherPortIsNoExposureOfThisOne()
    {
        using var transport = Account(publicAddress: "203.0.113.9");

        var result = await new SecurityGroupExposure(Some.AwsReadAccount(transport)).CollectAsync(Login(port: "443"), None);

        Assert.Equal(EvidenceKinds.PortNotExposed, Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence).Kind);
    }

    [Fact]
    public async Task AnIncidentWithoutInstancesHasNothingToDoWithGroupsOrCrontabs()
    {
        using var transport = Account(publicAddress: null);
        var account = Some.AwsReadAccount(transport);
        var context = Some.AwsContext(AnomalyKinds.NewTemplate, resource: "/aws/lambda/checkout");

        Assert.IsType<CollectorResult.NotApplicable>(await new SecurityGroupExposure(account).CollectAsync(context, None));
        Assert.IsType<CollectorResult.NotApplicable>(await new CrontabFiles(account, new FixedLint()).CollectAsync(context, None));
        Assert.IsType<CollectorResult.NotApplicable>(await new PermissionDenials(account).CollectAsync(context, None));
        Assert.Empty(transport.Sent);
    }

    [Fact]
    public async Task AnOpenPortWhereAJobStoppedIsAFindingAndNoSuspect()
    {
        using var transport = Account(publicAddress: "203.0.113.9");

        var result = await new ResourceFindings(Some.AwsReadAccount(transport), new FixedLint()).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased), None);

        Assert.Equal(EvidenceKinds.Finding, Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence).Kind);
    }

    [Fact]
    public async Task WhereNothingIsMisconfiguredThatIsSaid()
    {
        using var transport = Account(publicAddress: null);

        var result = await new ResourceFindings(Some.AwsReadAccount(transport), new FixedLint()).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased), None);

        Assert.StartsWith("faults on the same resources: ec2 DescribeInstances", Assert.IsType<CollectorResult.NoData>(result).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInstanceThatSystemsManagerDoesNotKnowIsSaidToBeSo()
    {
        using var transport = new ScriptedTransport(_ => ScriptedTransport.JsonError(HttpStatusCode.BadRequest, "InvalidInstanceId", "Instances not in a valid state for account"));

        var result = await new ResourceFindings(Some.AwsReadAccount(transport), new FixedLint()).CollectAsync(Login(), None);

        Assert.Contains("Systems Manager does not manage it", Assert.IsType<CollectorResult.NoData>(result).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheOtherCollectorsLookAtIsTheirsToTell()
    {
        using var transport = new ScriptedTransport(_ => throw new InvalidOperationException("nothing should be sent"));

        Assert.IsType<CollectorResult.NotApplicable>(await new ResourceFindings(Some.AwsReadAccount(transport), new FixedLint()).CollectAsync(Some.AwsContext(AnomalyKinds.RateRise), None));
    }

    [Fact]
    public async Task ARefusalNamesTheMissingPermission()
    {
        using var transport = new ScriptedTransport(_ => ScriptedTransport.Answer(
            HttpStatusCode.Forbidden, "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/bot is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action</Message></Error></Errors></Response>"));

        var result = await new SecurityGroupExposure(Some.AwsReadAccount(transport)).CollectAsync(Login(), None);

        Assert.Equal("ec2:DescribeInstances", Assert.IsType<CollectorResult.Denied>(result).MissingPermission);
    }

    [Fact]
    public async Task ChangesOnTheIncidentsResourcesAndGuardsBecomeEvidence()
    {
        using var transport = Account(publicAddress: "203.0.113.9", events:
        [
            Trail("1", "AuthorizeSecurityGroupIngress", "marta", -47, resource: "sg-0aa11bb22cc33dd44", parameters: """{"groupId":"sg-0aa11bb22cc33dd44","cidrIp":"0.0.0.0/0"}"""),
            Trail("2", "PutObject", "ci", -2, resource: "some-bucket"),
            Trail("3", "StopLogging", "mallory", -3, resource: "trail-1"),
            Trail("4", "StartSession", "jonas", -1, parameters: $$"""{"target":"{{Some.AwsInstance}}"}"""),
            Trail("5", "PutRolePolicy", "eve", -1, resource: "some-role", error: "AccessDenied"),
        ]);

        var result = await new TrailChanges(Some.AwsReadAccount(transport)).CollectAsync(Login(), None);

        var evidence = Assert.IsType<CollectorResult.Collected>(result).Evidence;
        Assert.Equal(["AuthorizeSecurityGroupIngress", "StopLogging", "StartSession"], evidence.Select(e => e.Facts[EvidenceFacts.EventName]));
        Assert.Equal(["sg-0aa11bb22cc33dd44", "trail-1", Some.AwsInstance], evidence.Select(e => e.Resource.Value));
        Assert.Equal("marta", evidence[0].Facts[EvidenceFacts.Actor]);
        Assert.Equal("2026-03-12T13:00:00Z", evidence[0].Facts[EvidenceFacts.EventTime]);
        Assert.Equal([false, true], evidence[0].Lines.Select(l => l.Tainted));
    }

    /// <summary>What we do to look is no suspect; the same call of somebody else, and all else that is done in our name, is.</summary>
    [Fact]
    public async Task OurOwnLookingIsNoChange()
    {
        const string Look = $$"""{"documentName":"AiOps-ReadCrontabs","instanceIds":["{{Some.AwsInstance}}"]}""";
        const string Repair = $$"""{"documentName":"AiOps-ReplaceCrontabLine","instanceIds":["{{Some.AwsInstance}}"]}""";
        using var transport = Account(publicAddress: null, events:
        [
            Trail("1", "SendCommand", "watcher", -1, resource: Some.AwsInstance, parameters: Look),
            Trail("2", "SendCommand", "mallory", -1, resource: Some.AwsInstance, parameters: Look),
            Trail("3", "SendCommand", "watcher", -1, resource: Some.AwsInstance, parameters: Repair),
            Trail("4", "StopLogging", "watcher", -1, resource: "trail-1"),
            Trail("5", "StartQuery", "watcher", -1, resource: Some.AwsInstance),
        ]);

        var result = await new TrailChanges(Some.AwsReadAccount(transport)).CollectAsync(Login(), None);

        Assert.Equal(["2", "3", "4"], Assert.IsType<CollectorResult.Collected>(result).Evidence.Select(e => e.Lines[0].EventId).Order());
    }

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/watcher/session-1", "arn:aws:sts::111122223333:assumed-role/watcher")]
    [InlineData("arn:aws:iam::111122223333:user/team/watcher", "arn:aws:iam::111122223333:user/team/watcher")]
    [InlineData("", "")]
    public void ARoleIsOnePrincipalWhateverItsSession(string arn, string principal) => Assert.Equal(principal, OwnReading.PrincipalOf(arn));

    [Fact]
    public async Task AnOnsetBeforeTheEventHistoryIsAGapThatSaysSo()
    {
        using var transport = Account(publicAddress: null);
        var context = Some.AwsContext(AnomalyKinds.ActivityCeased, onset: Some.Noon.AddDays(-120));

        var result = await new TrailChanges(Some.AwsReadAccount(transport)).CollectAsync(context, None);

        Assert.Contains("90 days", Assert.IsType<CollectorResult.NoData>(result).Query, StringComparison.Ordinal);
        Assert.Empty(transport.Sent);
    }

    [Fact]
    public async Task ACrontabFaultCarriesWhatTheFixBindsTo()
    {
        var content = "SHELL=/bin/sh\n7 * * * * app /opt/app/exprot.sh\n";
        using var transport = Account(publicAddress: null, crontab: content);
        var lint = new FixedLint(new CrontabFault("L13", Severity.High, 2, "exprot.sh does not exist", "cron starts it and it fails", "did you mean export.sh?") { SuggestedLineText = "7 * * * * app /opt/app/export.sh" });

        var result = await new CrontabFiles(Some.AwsReadAccount(transport), lint).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased), None);

        var found = Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence);
        Assert.Equal(EvidenceKinds.CrontabFault, found.Kind);
        Assert.Equal("2", found.Facts[EvidenceFacts.Line]);
        Assert.Equal("7 * * * * app /opt/app/exprot.sh", found.Facts[EvidenceFacts.LineText]);
        Assert.Equal("7 * * * * app /opt/app/export.sh", found.Facts[EvidenceFacts.SuggestedLineText]);
        Assert.Equal("abc", found.Facts[EvidenceFacts.FileSha256]);
        Assert.Equal("/etc/cron.d/app", found.Facts[EvidenceFacts.Path]);
        Assert.True(Assert.Single(found.Lines).Tainted);
        Assert.Equal(0x1A4, lint.Seen!.Mode);
        Assert.Equal(["/opt/app/export.sh"], lint.Around!.Executables);
    }

    [Fact]
    public async Task ACutListIsAGapAndProvesNothingSound()
    {
        using var transport = Account(publicAddress: null, crontab: "7 * * * * app /opt/app/other.sh\n", truncated: true);

        var result = await new CrontabFiles(Some.AwsReadAccount(transport), new CrontabLint()).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased), None);

        var collected = Assert.IsType<CollectorResult.Collected>(result);
        Assert.DoesNotContain(collected.Evidence, e => e.Kind == EvidenceKinds.CrontabSound || e.Facts.GetValueOrDefault(EvidenceFacts.Rule) == "L12");
        Assert.StartsWith($"{Some.AwsInstance} has more crontabs or programs than", collected.Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASoundCrontabIsEvidenceToo()
    {
        using var transport = Account(publicAddress: null, crontab: "7 * * * * app /opt/app/export.sh\n");

        var result = await new CrontabFiles(Some.AwsReadAccount(transport), new FixedLint()).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased), None);

        Assert.Equal(EvidenceKinds.CrontabSound, Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence).Kind);
    }

    [Fact]
    public async Task RefusedCallsAreTakenFromTheTrailAndFromTheLog()
    {
        const string sentence = "User: arn:aws:sts::111122223333:assumed-role/app/i-0aa11bb22cc33dd44 is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:PutObject action";
        using var transport = Account(
            publicAddress: null,
            events: [Trail("1", "DescribeDBLogFiles", Some.AwsInstance, -1, error: "AccessDenied", source: "rds.amazonaws.com"), Trail("2", "DescribeDBInstances", Some.AwsInstance, -1)],
            logLine: "app[7]: ERROR: " + sentence);
        var labels = new Dictionary<string, string> { [AnomalyLabels.LogGroup] = "/ec2/syslog", [AnomalyLabels.LogStream] = Some.AwsInstance };

        var result = await new PermissionDenials(Some.AwsReadAccount(transport)).CollectAsync(Some.AwsContext(AnomalyKinds.ActivityCeased, labels), None);

        var evidence = Assert.IsType<CollectorResult.Collected>(result).Evidence;
        Assert.Equal(["s3:PutObject", "rds:DescribeDBLogFiles"], evidence.OrderByDescending(e => e.Facts[EvidenceFacts.Permission], StringComparer.Ordinal).Select(e => e.Facts[EvidenceFacts.Permission]));
        var fromLog = evidence.Single(e => e.Facts[EvidenceFacts.Permission] == "s3:PutObject");
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/app/i-0aa11bb22cc33dd44", fromLog.Facts[EvidenceFacts.Principal]);
        Assert.Equal(Some.AwsInstance, fromLog.Resource.Value);
        Assert.Equal("arn:aws:s3:::b/k", fromLog.Facts["targetResource"]);
    }

    [Fact]
    public async Task ADatabaseNamedInTheIncidentIsLookedUp()
    {
        using var transport = Account(publicAddress: null);
        var context = Some.AwsContext(AnomalyKinds.ActivityCeased, title: "The log export of orders-db stopped");

        var result = await new DatabaseState(Some.AwsReadAccount(transport)).CollectAsync(context, None);

        var found = Assert.Single(Assert.IsType<CollectorResult.Collected>(result).Evidence);
        Assert.Equal(EvidenceKinds.ResourceState, found.Kind);
        Assert.StartsWith("orders-db (postgres 16.4) is available; RDS holds 1 log files", found.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIncidentThatSpeaksOfNoDatabaseAsksForNone()
    {
        using var transport = Account(publicAddress: null);

        Assert.IsType<CollectorResult.NotApplicable>(await new DatabaseState(Some.AwsReadAccount(transport)).CollectAsync(Login(), None));
        Assert.Empty(transport.Sent);
    }

    private static InvestigationContext Login(string port = "22") =>
        Some.AwsContext(AnomalyKinds.LoginAfterFailures, new Dictionary<string, string> { [AnomalyLabels.Port] = port });

    private static object Trail(string id, string name, string user, int hours, string? resource = null, string parameters = "null", string? error = null, string source = "ec2.amazonaws.com") => new
    {
        EventId = id,
        EventName = name,
        EventSource = source,
        EventTime = Some.Noon.AddHours(hours).ToUnixTimeSeconds(),
        Username = user,
        ReadOnly = name.StartsWith("Describe", StringComparison.Ordinal) ? "true" : "false",
        Resources = resource is null ? [] : new[] { new { ResourceType = "x", ResourceName = resource } },
        CloudTrailEvent = $$"""{"userIdentity":{"arn":"arn:aws:iam::111122223333:user/{{user}}"},"sourceIPAddress":"198.51.100.7","requestParameters":{{parameters}}{{(error is null ? "" : $",\"errorCode\":\"{error}\"")}}}""",
    };

    private static ScriptedTransport Account(string? publicAddress, object[]? events = null, string crontab = "", string logLine = "", bool truncated = false) => new(request => ScriptedTransport.Ok(request.Operation switch
    {
        "DescribeInstances" => $"<Response><reservationSet><item><instancesSet><item><instanceId>{Some.AwsInstance}</instanceId><instanceState><name>running</name></instanceState>{(publicAddress is null ? "" : $"<ipAddress>{publicAddress}</ipAddress>")}<groupSet><item><groupId>sg-0aa11bb22cc33dd44</groupId></item></groupSet></item></instancesSet></item></reservationSet></Response>",
        "DescribeSecurityGroups" => "<Response><securityGroupInfo><item><groupId>sg-0aa11bb22cc33dd44</groupId><groupName>web</groupName><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>temp</description></item></ipRanges></item></ipPermissions></item></securityGroupInfo></Response>",
        "LookupEvents" => JsonSerializer.Serialize(new { Events = events ?? [] }),
        "GetCallerIdentity" => "<Response><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/watcher</Arn><Account>111122223333</Account><UserId>AIDA</UserId></GetCallerIdentityResult></Response>",
        "SendCommand" => """{"Command":{"CommandId":"c-1"}}""",
        "GetCommandInvocation" => JsonSerializer.Serialize(new { Status = "Success", StandardOutputContent = CrontabList(crontab, truncated) }),
        "FilterLogEvents" => JsonSerializer.Serialize(new { events = new[] { new { eventId = "9", logStreamName = Some.AwsInstance, timestamp = Some.Noon.ToUnixTimeMilliseconds(), message = logLine } } }),
        "DescribeDBInstances" => "<Response><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceIdentifier>orders-db</DBInstanceIdentifier><Engine>postgres</Engine><EngineVersion>16.4</EngineVersion><DBInstanceStatus>available</DBInstanceStatus></DBInstance><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier></DBInstance></DBInstances></DescribeDBInstancesResult></Response>",
        "DescribeDBLogFiles" => "<Response><DescribeDBLogFilesResult><DescribeDBLogFiles><DescribeDBLogFilesDetails><LogFileName>error/postgresql.log</LogFileName><LastWritten>1773489600000</LastWritten><Size>5</Size></DescribeDBLogFilesDetails></DescribeDBLogFiles></DescribeDBLogFilesResult></Response>",
        _ => throw new InvalidOperationException(request.Operation),
    }));

    private static string CrontabList(string content, bool truncated) => JsonSerializer.Serialize(new
    {
        files = new[] { new { path = "/etc/cron.d/app", mode = "0644", owner = "root", mtime = "2026-01-01T00:00:00Z", sha256 = "abc", contentBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) } },
        executables = new[] { "/opt/app/export.sh" },
        users = new[] { "root", "app" },
        truncated,
    });

    private sealed class FixedLint(params CrontabFault[] faults) : ICrontabLint
    {
        public CrontabFile? Seen { get; private set; }

        public CrontabSurroundings? Around { get; private set; }

        public IReadOnlyList<CrontabFault> Lint(CrontabFile file, CrontabSurroundings surroundings)
        {
            (Seen, Around) = (file, surroundings);
            return faults;
        }
    }
}
