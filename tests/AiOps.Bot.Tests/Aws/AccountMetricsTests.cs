using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Core;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Aws;

public sealed class AccountMetricsTests
{
    private const string Listed = """
        {"Metrics":[
        {"Namespace":"AWS/RDS","MetricName":"FreeStorageSpace","Dimensions":[{"Name":"DBInstanceIdentifier","Value":"orders"}]},
        {"Namespace":"AWS/RDS","MetricName":"FreeStorageSpace","Dimensions":[{"Name":"DatabaseClass","Value":"db.t3.micro"}]},
        {"Namespace":"AWS/RDS","MetricName":"CPUUtilization","Dimensions":[]}]}
        """;

    [Fact]
    public async Task MetricsOfOneResourceAreListedByTheNameThatIncidentsUse()
    {
        using var transport = new ScriptedTransport(sent => ScriptedTransport.Ok(sent.Body.Contains("\"AWS/RDS\"", StringComparison.Ordinal) ? Listed : """{"Metrics":[]}"""));
        var stream = Assert.Single(await Feed(transport).ListAsync(100, CancellationToken.None));
        Assert.Equal(new(new("arn:aws:rds:eu-central-1:111122223333:db:orders"), "orders", "AWS/RDS", "FreeStorageSpace", "Average"), stream);
        Assert.NotNull(MetricSubject.Of(stream.Resource.Value));
    }

    [Fact]
    public async Task ValuesComeInTheOrderOfTheStreamsAndNothingOfUnknownOnes()
    {
        using var transport = new ScriptedTransport(sent => ScriptedTransport.Ok(
            sent.Body.Contains("MetricDataQueries", StringComparison.Ordinal) ? """{"MetricDataResults":[{"Id":"m0","Timestamps":[1773486000,1773486300],"Values":[3.5,4]},{"Id":"m7","Timestamps":[1],"Values":[1]}]}"""
            : sent.Body.Contains("\"AWS/RDS\"", StringComparison.Ordinal) ? Listed : """{"Metrics":[]}"""));
        var feed = Feed(transport);
        var known = Assert.Single(await feed.ListAsync(100, CancellationToken.None));
        var unknown = known with { Metric = "Never" };
        var values = await feed.ReadAsync([unknown, known], new TimeRange(Some.Noon.AddHours(-1), Some.Noon), TimeSpan.FromMinutes(5), CancellationToken.None);
        Assert.Empty(values[0]);
        Assert.Equal([3.5, 4], values[1].Select(v => v.Value));
    }

    [Fact]
    public async Task NoMoreThanAskedForAreWatched()
    {
        var many = string.Join(',', Enumerable.Range(0, 30).Select(i => $$"""{"Namespace":"AWS/RDS","MetricName":"M{{i}}","Dimensions":[{"Name":"DBInstanceIdentifier","Value":"orders"}]}"""));
        using var transport = new ScriptedTransport(sent => ScriptedTransport.Ok($$"""{"Metrics":[{{(sent.Body.Contains("\"AWS/RDS\"", StringComparison.Ordinal) ? many : "")}}]}"""));
        Assert.Equal(10, (await Feed(transport).ListAsync(10, CancellationToken.None)).Count);
    }

    private static AccountMetrics Feed(ScriptedTransport transport) =>
        new(Some.AwsReadAccount(transport), Options.Create(new AwsAccountOptions { AccountId = "111122223333", Region = "eu-central-1" }));
}
