using System.Net;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Aws;

public sealed class TelemetrySourceTests
{
    private static readonly TimeRange Window = new(Some.Noon.AddHours(-2), Some.Noon);

    [Fact]
    public async Task TheMetricsOfAnInstanceAreReadWhateverSendsThem()
    {
        using var transport = new ScriptedTransport(sent => ScriptedTransport.Ok(sent.Body.Contains("MetricDataQueries", StringComparison.Ordinal)
            ? """{"MetricDataResults":[{"Id":"m0","Timestamps":[1773486000,1773486060],"Values":[3.5,4]},{"Id":"m1","Timestamps":[1773486000],"Values":[70]},{"Id":"m99","Timestamps":[1],"Values":[1]},{"Id":"evil","Timestamps":["x"],"Values":[{}]}]}"""
            : """{"Metrics":[{"Namespace":"AWS/EC2","MetricName":"CPUUtilization","Dimensions":[{"Name":"InstanceId","Value":"i-0aa11bb22cc33dd44"}]},{"Namespace":"CWAgent","MetricName":"disk_used_percent","Dimensions":[]}]}"""));

        var reading = await new ResourceMetrics(Some.AwsReadAccount(transport)).ReadAsync(Some.AwsContext(AnomalyKinds.RateRise), Window, CancellationToken.None);

        Assert.Equal(["CPUUtilization 2", "disk_used_percent 1"], reading.Value!.Series.Select(s => $"{s.Key.Metric} {s.Count}"));
        Assert.All(reading.Value.Series, s => Assert.Equal(Some.AwsInstance, s.Key.Entity));
        Assert.Contains("InstanceId=" + Some.AwsInstance, reading.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingPermissionIsAnAnswerThatNamesIt()
    {
        using var transport = new ScriptedTransport(_ => ScriptedTransport.JsonError(
            HttpStatusCode.BadRequest, "AccessDeniedException", "User: arn:aws:iam::111122223333:user/bot is not authorized to perform: cloudwatch:ListMetrics because no identity-based policy allows the cloudwatch:ListMetrics action"));

        var reading = await new ResourceMetrics(Some.AwsReadAccount(transport)).ReadAsync(Some.AwsContext(AnomalyKinds.RateRise), Window, CancellationToken.None);

        Assert.Null(reading.Value);
        Assert.Equal("cloudwatch:ListMetrics", reading.MissingPermission);
    }

    [Fact]
    public async Task AnIncidentOfNothingThatHasMetricsAsksForNone()
    {
        using var transport = new ScriptedTransport(_ => throw new InvalidOperationException("nothing should be sent"));

        var reading = await new ResourceMetrics(Some.AwsReadAccount(transport)).ReadAsync(Some.AwsContext(AnomalyKinds.RateRise, resource: "web-7"), Window, CancellationToken.None);

        Assert.Empty(reading.Value!.Series);
    }

    [Theory]
    [InlineData("i-0aa11bb22cc33dd44", "InstanceId", "i-0aa11bb22cc33dd44")]
    [InlineData("/aws/lambda/checkout", "FunctionName", "checkout")]
    [InlineData("/aws/rds/instance/orders-db/postgresql", "DBInstanceIdentifier", "orders-db")]
    [InlineData("arn:aws:lambda:eu-central-1:111122223333:function:checkout:7", "FunctionName", "checkout")]
    [InlineData("arn:aws:rds:eu-central-1:111122223333:db:orders-db", "DBInstanceIdentifier", "orders-db")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:jobs", "QueueName", "jobs")]
    [InlineData("arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188", "LoadBalancer", "app/web/50dc6c495c0c9188")]
    [InlineData("arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/73e2d6bc24d8a067", "TargetGroup", "targetgroup/web/73e2d6bc24d8a067")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:service/prod/shop", "ServiceName", "shop")]
    public void AResourceIsKnownByTheDimensionThatItsServiceUses(string resource, string dimension, string value) =>
        Assert.Equal(new MetricSubject(resource, dimension, value), MetricSubject.Of(resource));

    [Theory]
    [InlineData("")]
    [InlineData("web-7")]
    [InlineData("arn:aws:lambda")]
    [InlineData("arn:aws:iam::111122223333:role/x")]
    [InlineData("arn:aws:lambda:eu-central-1:111122223333:function:")]
    public void WhatHasNoDimensionIsNotAskedFor(string resource) => Assert.Null(MetricSubject.Of(resource));

    [Theory]
    [InlineData("Errors", "Sum")]
    [InlineData("HTTPCode_Target_5XX_Count", "Sum")]
    [InlineData("NetworkPacketsIn", "Sum")]
    [InlineData("CPUUtilization", "Average")]
    [InlineData("Duration", "Average")]
    [InlineData("ApproximateAgeOfOldestMessage", "Maximum")]
    [InlineData("StatusCheckFailed", "Maximum")]
    public void EachMetricHasTheStatisticThatSaysMost(string metric, string statistic) => Assert.Equal(statistic, MetricStatistics.For(metric));

    [Theory]
    [InlineData(1, 25, 60)]
    [InlineData(16, 25, 300)]
    [InlineData(77, 25, 3_600)]
    [InlineData(1, 72, 300)]
    public void TheStepIsTheFinestThatIsKept(int daysAgo, int hours, int seconds)
    {
        var to = Some.Noon.AddDays(-daysAgo);
        Assert.Equal(seconds, MetricPeriod.For(new(to.AddHours(-hours), to), Some.Noon).TotalSeconds);
    }

    [Fact]
    public async Task SegmentsAndTheirPartsAreSpans()
    {
        const string document = """{\"id\":\"aa\",\"name\":\"shop\",\"start_time\":1773486000.0,\"end_time\":1773486000.25,\"subsegments\":[{\"id\":\"bb\",\"name\":\"orders\",\"start_time\":1773486000.1,\"end_time\":1773486000.2,\"fault\":true}]}""";
        using var transport = new ScriptedTransport(sent => ScriptedTransport.Ok(sent.Uri.AbsolutePath == "/Traces"
            ? $$"""{"Traces":[{"Id":"1-a","Segments":[{"Id":"aa","Document":"{{document}}"},{"Id":"zz","Document":"{ not json"}]}]}"""
            : """{"TraceSummaries":[{"Id":"1-a"}]}"""));

        var reading = await new XRayTraces(Some.AwsReadAccount(transport)).ReadAsync(Some.AwsContext(AnomalyKinds.RateRise), Window, CancellationToken.None);

        Assert.Equal([("aa", null, "shop", false), ("bb", "aa", "shop", true)], reading.Value!.Select(s => (s.Id, s.Parent, s.Entity, s.IsError)));
        Assert.Equal([250, 100], reading.Value!.Select(s => Math.Round(s.Duration.TotalMilliseconds)));
    }

    [Fact]
    public async Task TracesOfLongAgoAreAGapAndNoCall()
    {
        using var transport = new ScriptedTransport(_ => throw new InvalidOperationException("nothing should be sent"));
        var old = new TimeRange(Some.Noon.AddDays(-40), Some.Noon.AddDays(-40).AddHours(1));

        Assert.Contains("30 days", (await new XRayTraces(Some.AwsReadAccount(transport)).ReadAsync(Some.AwsContext(AnomalyKinds.RateRise), old, CancellationToken.None)).Gap, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lambda.amazonaws.com", "UpdateFunctionCode20150331v2", ChangeKinds.Deploy)]
    [InlineData("lambda.amazonaws.com", "UpdateFunctionConfiguration20150331v2", ChangeKinds.Config)]
    [InlineData("ecs.amazonaws.com", "UpdateService", ChangeKinds.Deploy)]
    [InlineData("codedeploy.amazonaws.com", "CreateDeployment", ChangeKinds.Deploy)]
    [InlineData("appconfig.amazonaws.com", "StartDeployment", ChangeKinds.Flag)]
    [InlineData("ssm.amazonaws.com", "PutParameter", ChangeKinds.Config)]
    [InlineData("ssm.amazonaws.com", "StartSession", ChangeKinds.Session)]
    [InlineData("ec2.amazonaws.com", "AuthorizeSecurityGroupIngress", ChangeKinds.Access)]
    [InlineData("iam.amazonaws.com", "PutRolePolicy", ChangeKinds.Access)]
    [InlineData("rds.amazonaws.com", "RebootDBInstance", ChangeKinds.Infrastructure)]
    public void ACallTellsWhatSortOfChangeItIs(string source, string name, string kind) => Assert.Equal(kind, ChangeKindOf.Call(source, name));
}
