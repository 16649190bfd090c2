using System.Text.Json;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class MetricTests
{
    private const string Bastion = "i-0d94c1e7fa2b38506";

    [Fact]
    public void EveryResourceHasMetricsUnderItsOwnDimension()
    {
        var metrics = Some.Answer(Some.World(), "monitoring", "ListMetrics", new { }).GetProperty("Metrics").EnumerateArray().ToList();
        Assert.Contains(metrics, m => Named(m) == ("AWS/EC2", "CPUUtilization", "InstanceId", Bastion));
        Assert.Contains(metrics, m => Named(m) == ("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", "orders-db"));
        Assert.Contains(metrics, m => Named(m) == ("AWS/Lambda", "Duration", "FunctionName", "checkout"));
        Assert.Equal(5, Some.Answer(Some.World(), "monitoring", "ListMetrics", new { Dimensions = new[] { new { Name = "InstanceId", Value = Bastion } } }).GetProperty("Metrics").GetArrayLength());
    }

    [Fact]
    public void GuessedPasswordsShowInThePacketsOfTheInstance()
    {
        var world = Some.World();
        var before = Packets(world, Some.Noon.AddHours(-3), Some.Noon);
        world.AdvanceTo(Some.Noon.AddMinutes(3));
        var since = Packets(world, Some.Noon, Some.Noon.AddMinutes(3));
        Assert.True(since.Max() > 1.5 * before.Average(), $"{since.Max()} after {before.Average()}");
    }

    [Fact]
    public void TheSameMinuteHasTheSameValueWhoeverAsksWhen()
    {
        Assert.Equal(Packets(Some.World(), Some.Noon.AddHours(-2), Some.Noon.AddHours(-1)), Packets(Some.World(), Some.Noon.AddHours(-2), Some.Noon.AddHours(-1)));
    }

    [Fact]
    public void NothingIsKnownOfTheFuture() => Assert.Empty(Packets(Some.World(), Some.Noon.AddMinutes(5), Some.Noon.AddMinutes(9)));

    [Theory]
    [InlineData(30, "Average")]
    [InlineData(61, "Average")]
    [InlineData(60, "Median")]
    [InlineData(60, "p0")]
    public void AQueryThatAwsRefusesIsRefused(int period, string statistic) =>
        Assert.Equal("ValidationError", Assert.Throws<AwsErrorException>(() => Data(Some.World(), Some.Noon.AddHours(-1), Some.Noon, period, statistic)).Code);

    [Fact]
    public void StatisticsSumUpTheirMinutes()
    {
        double[] Of(string statistic, int period) => Values(Data(Some.World(), Some.Noon.AddHours(-1), Some.Noon, period, statistic));
        var minutes = Of("Average", 60);
        Assert.Equal(60, minutes.Length);
        Assert.Equal(minutes[..5].Sum(), Of("Sum", 300)[0], 6);
        Assert.Equal(minutes[..5].Max(), Of("Maximum", 300)[0], 6);
        Assert.Equal(minutes[..5].Order().ElementAt(2), Of("p50", 300)[0], 6);
    }

    [Fact]
    public void NothingIsTraced()
    {
        var world = Some.World();
        Assert.Equal(0, Some.Answer(world, "xray", "GetTraceSummaries", new { StartTime = Seconds(Some.Noon.AddHours(-1)), EndTime = Seconds(Some.Noon) }).GetProperty("TraceSummaries").GetArrayLength());
        Assert.Equal(1, Some.Answer(world, "xray", "BatchGetTraces", new { TraceIds = new[] { "1-a" } }).GetProperty("UnprocessedTraceIds").GetArrayLength());
    }

    private static double[] Packets(SandboxWorld world, DateTimeOffset from, DateTimeOffset to) => Values(Data(world, from, to, 60, "Sum"));

    private static double[] Values(JsonElement answer) => [.. answer.GetProperty("MetricDataResults")[0].GetProperty("Values").EnumerateArray().Select(v => v.GetDouble())];

    private static JsonElement Data(SandboxWorld world, DateTimeOffset from, DateTimeOffset to, int period, string statistic) => Some.Answer(world, "monitoring", "GetMetricData", new
    {
        MetricDataQueries = new[]
        {
            new { Id = "m0", MetricStat = new { Metric = new { Namespace = "AWS/EC2", MetricName = "NetworkPacketsIn", Dimensions = new[] { new { Name = "InstanceId", Value = Bastion } } }, Period = period, Stat = statistic } },
        },
        StartTime = Seconds(from),
        EndTime = Seconds(to),
        ScanBy = "TimestampAscending",
    });

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();

    private static (string?, string?, string?, string?) Named(JsonElement metric) => (
        metric.GetProperty("Namespace").GetString(), metric.GetProperty("MetricName").GetString(),
        metric.GetProperty("Dimensions")[0].GetProperty("Name").GetString(), metric.GetProperty("Dimensions")[0].GetProperty("Value").GetString());
}
