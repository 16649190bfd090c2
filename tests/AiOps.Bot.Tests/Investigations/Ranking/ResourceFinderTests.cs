using AiOps.Bot.Core.Investigations.Ranking.Resources;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class ResourceFinderTests
{
    [Fact]
    public void TheProcessorThatIsBusyIsSuspectedBeforeTheOneThatWokeUp()
    {
        var bundle = new BundleScript()
            .Metric(false, "busy", "CpuUsageRate(%)", 12, 13, 12, 11, 12).Metric(true, "busy", "CpuUsageRate(%)", 55, 92)
            .Metric(false, "idle", "CpuUsageRate(%)", 0.1, 0.1, 0.1, 0.1, 0.1).Metric(true, "idle", "CpuUsageRate(%)", 3, 4).Build();

        var suspects = new ResourceFinder().Find(bundle).OrderByDescending(s => s.Score).ToList();

        Assert.Equal("busy", suspects[0].Entity);
        Assert.Equal("CpuUsageRate(%)", suspects[0].Detail);
        Assert.Equal("cpu", suspects[0].Kind);
        Assert.True(suspects[0].Score > 4 * suspects.Skip(1).Sum(s => s.Score));
    }

    [Theory]
    [InlineData("memory_used_ratio", 0.4, 0.97)]
    [InlineData("disk_used_pct", 0.4, 0.99)]
    [InlineData("heap_used_percent", 40, 97)]
    [InlineData("container_memory_working_set_mib", 300, 1400)]
    public void EveryResourceCountsInItsOwnUnit(string metric, double normal, double peak)
    {
        var bundle = new BundleScript().Metric(false, "a", metric, normal, normal * 1.01, normal, normal * 0.99, normal).Metric(true, "a", metric, peak, peak).Build();

        Assert.True(Assert.Single(new ResourceFinder().Find(bundle)).Score > 0.2);
    }

    [Theory]
    [InlineData("http_request_duration_p99_ms")]
    [InlineData("disk_write_errors")]
    [InlineData("memory_limit_mib")]
    public void SymptomsAndLimitsAreNoResources(string metric)
    {
        var bundle = new BundleScript().Metric(false, "a", metric, 1, 1, 1, 1, 1).Metric(true, "a", metric, 900, 900).Build();

        Assert.Empty(new ResourceFinder().Find(bundle));
    }

    [Fact]
    public void WithoutABaselineTheTimeBeforeTheOnsetIsNormal()
    {
        var values = Enumerable.Range(0, 40).Select(i => i < 30 ? 20.0 + (i % 3) : 95).ToArray();
        var bundle = new BundleScript().Metric(true, "a", "cpu_percent", values).Alert("a", "cpu_percent", BundleScript.Start.AddMinutes(38)).Build();

        Assert.True(Assert.Single(new ResourceFinder().Find(bundle)).Score > 0.3);
    }
}
