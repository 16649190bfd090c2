using System.Collections.Immutable;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our AWS clients against the simulated account, over real sockets.</summary>
public sealed class SandboxAccountTests() : AccountTests(new SandboxOptions { HistoryDays = 5, PlaysScenarios = false })
{
    private const string Bastion = "i-0d94c1e7fa2b38506";

    [Fact]
    public async Task AWrongSecretIsRefusedByName()
    {
        await using var wrong = AccountClients.Of(Sandbox, "wrong" + Sandbox.SecretAccessKey);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => wrong.GetRequiredService<AwsReadAccount>().GetCallerIdentityAsync(None));

        Assert.Equal("SignatureDoesNotMatch", thrown.Code);
    }

    [Fact]
    public async Task EveryLogGroupIsReadToItsEndAndNothingTwice()
    {
        var sources = await Services.GetRequiredService<CloudWatchLogSources>().DiscoverAsync(None);
        var auth = sources.Single(s => s.Name == "cloudwatch:/ec2/auth");

        var (first, position) = await ReadAsync(auth, null);
        var (second, _) = await ReadAsync(auth, position);

        Assert.True(first.Count > 20, $"only {first.Count} lines");
        Assert.Equal(first.Count, first.Select(e => (e.Stream, e.EventId)).Distinct().Count());
        Assert.Contains(first, e => e.Resource == new ResourceId(Bastion));
        Assert.Empty(second.Select(e => e.EventId).Intersect(first.Select(e => e.EventId)));
    }

    [Fact]
    public async Task TheMetricsOfItsResourcesAreListedAndRead()
    {
        var feed = Services.GetRequiredService<IMetricFeed>();
        var now = TimeProvider.System.GetUtcNow();

        var streams = await feed.ListAsync(100, None);
        var values = await feed.ReadAsync(streams, new TimeRange(now.AddDays(-1), now), TimeSpan.FromMinutes(5), None);

        var disk = streams.Index().Single(s => s.Item.Metric == "FreeStorageSpace");
        Assert.InRange(values[disk.Index].Count, 280, 288);
        Assert.Contains(streams, s => s.Resource == new ResourceId(Bastion) && s.Metric == "CPUUtilization");
    }

    [Fact]
    public async Task TheFarPastIsFoundByLogsInsights()
    {
        var far = Services.GetRequiredService<IFarLogs>();
        var now = TimeProvider.System.GetUtcNow();
        var query = new LogQuery { Window = new(now.AddDays(-4), now.AddDays(-2)), Words = ["ACCEPTED publickey"], Groups = ["auth"], NewestFirst = true, Limit = 20 };

        var estimate = await far.EstimateAsync(query, None);
        var page = await far.QueryAsync(query, None);

        Assert.Equal((1, (string?)null), (estimate.Groups, estimate.Gap));
        Assert.InRange(estimate.Bytes, 1, long.MaxValue);
        Assert.Null(page.Gap);
        Assert.InRange(page.Events.Count, 1, 20);
        Assert.True(page.MatchingRows >= page.Events.Count && page.ScannedBytes > 0);
        Assert.All(page.Events, e => Assert.True(query.Window.Contains(e.Timestamp) && e.Message.Contains("Accepted publickey", StringComparison.Ordinal)));
        Assert.Contains(page.Events, e => e.Resource == new ResourceId(Bastion));
        Assert.Equal("no log group has that name, so the far past was not looked up", (await far.QueryAsync(query with { Groups = ["zeppelin"] }, None)).Gap);
    }

    [Fact]
    public async Task TheOpenPortIsSeenClosedReadBackAndOpenedAgain()
    {
        var exposure = Services.GetServices<ICollector>().OfType<SecurityGroupExposure>().Single();
        var found = Assert.IsType<CollectorResult.Collected>(await exposure.CollectAsync(Context(), None)).Evidence.Single(e => e.Kind == EvidenceKinds.ExposedPort);
        var catalogue = new ActionCatalogue(Services.GetServices<IAction>());
        var revoke = catalogue.Find("ec2.revoke-ingress")!;

        var request = revoke.Bind(Hypothesis(HypothesisKinds.PortOpenToTheWorld, found), Context().Incident)!;
        var plan = Assert.IsType<PlanResult.Planned>(await revoke.PlanAsync(request, None)).Plan;
        var dryRun = await revoke.DryRunAsync(request, plan, None);
        Assert.True(dryRun.WouldSucceed, dryRun.Detail);
        var remediation = Remediation(request, plan, TimeProvider.System.GetUtcNow());
        Assert.IsType<VerifyResult.Pending>(await revoke.VerifyAsync(remediation, None));
        // Running needs an approval that only Core can make; here its one call is made by hand.
        var writes = Services.GetRequiredService<AwsActionAccount>().Ec2;
        var rule = new IngressRule("tcp", 22, 22, "0.0.0.0/0");
        await writes.RevokeSecurityGroupIngressAsync(request.Resource.Value, rule, dryRun: false, None);
        Assert.IsType<VerifyResult.Verified>(await revoke.VerifyAsync(remediation, None));
        Assert.Equal(EvidenceKinds.PortNotExposed, Assert.IsType<CollectorResult.Collected>(await exposure.CollectAsync(Context(), None)).Evidence.Single().Kind);

        var authorize = catalogue.Find(plan.Inverse!.ActionId)!;
        var undo = Remediation(plan.Inverse, Assert.IsType<PlanResult.Planned>(await authorize.PlanAsync(plan.Inverse, None)).Plan, TimeProvider.System.GetUtcNow());
        await writes.AuthorizeSecurityGroupIngressAsync(request.Resource.Value, rule, dryRun: false, None);
        Assert.IsType<VerifyResult.Verified>(await authorize.VerifyAsync(undo, None));
    }

    private static async Task<(List<LogEvent> Events, string? Position)> ReadAsync(ILogSource source, string? position)
    {
        var events = new List<LogEvent>();
        await foreach (var batch in source.ReadAsync(position, None))
        {
            events.AddRange(batch.Events);
            position = batch.Position;
        }

        return (events, position);
    }

    private InvestigationContext Context() => Context(
        AnomalyKinds.LoginAfterFailures, Bastion, TimeProvider.System.GetUtcNow(), ImmutableSortedDictionary<string, string>.Empty.Add(AnomalyLabels.Port, "22"));
}
