using System.Collections.Immutable;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our AWS clients against the simulated account, over real sockets.</summary>
public sealed class SandboxAccountTests : IAsyncLifetime
{
    private const string Bastion = "i-0d94c1e7fa2b38506";

    private static readonly CancellationToken None = CancellationToken.None;

    private SandboxAccount sandbox = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync(new SandboxOptions { HistoryDays = 5, PlaysScenarios = false }, TimeProvider.System, None);
        services = AccountClients.Of(sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task AWrongSecretIsRefusedByName()
    {
        await using var wrong = AccountClients.Of(sandbox, "wrong" + sandbox.SecretAccessKey);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => wrong.GetRequiredService<AwsReadAccount>().GetCallerIdentityAsync(None));

        Assert.Equal("SignatureDoesNotMatch", thrown.Code);
    }

    [Fact]
    public async Task EveryLogGroupIsReadToItsEndAndNothingTwice()
    {
        var sources = await services.GetRequiredService<CloudWatchLogSources>().DiscoverAsync(None);
        var auth = sources.Single(s => s.Name == "cloudwatch:/ec2/auth");

        var (first, position) = await ReadAsync(auth, null);
        var (second, _) = await ReadAsync(auth, position);

        Assert.True(first.Count > 20, $"only {first.Count} lines");
        Assert.Equal(first.Count, first.Select(e => (e.Stream, e.EventId)).Distinct().Count());
        Assert.Contains(first, e => e.Resource == new ResourceId(Bastion));
        Assert.Empty(second.Select(e => e.EventId).Intersect(first.Select(e => e.EventId)));
    }

    [Fact]
    public async Task TheOpenPortIsSeenClosedReadBackAndOpenedAgain()
    {
        var exposure = services.GetServices<ICollector>().OfType<SecurityGroupExposure>().Single();
        var found = Assert.IsType<CollectorResult.Collected>(await exposure.CollectAsync(Context(), None)).Evidence.Single(e => e.Kind == EvidenceKinds.ExposedPort);
        var catalogue = new ActionCatalogue(services.GetServices<IAction>());
        var revoke = catalogue.Find("ec2.revoke-ingress")!;

        var request = revoke.Bind(Hypothesis(found), Context().Incident)!;
        var plan = Assert.IsType<PlanResult.Planned>(await revoke.PlanAsync(request, None)).Plan;
        var dryRun = await revoke.DryRunAsync(request, plan, None);
        Assert.True(dryRun.WouldSucceed, dryRun.Detail);
        var remediation = Remediation(request, plan);
        Assert.IsType<VerifyResult.Pending>(await revoke.VerifyAsync(remediation, None));
        // Running needs an approval that only Core can make; here its one call is made by hand.
        var writes = services.GetRequiredService<AwsActionAccount>().Ec2;
        var rule = new IngressRule("tcp", 22, 22, "0.0.0.0/0");
        await writes.RevokeSecurityGroupIngressAsync(request.Resource.Value, rule, dryRun: false, None);
        Assert.IsType<VerifyResult.Verified>(await revoke.VerifyAsync(remediation, None));
        Assert.Equal(EvidenceKinds.PortNotExposed, Assert.IsType<CollectorResult.Collected>(await exposure.CollectAsync(Context(), None)).Evidence.Single().Kind);

        var authorize = catalogue.Find(plan.Inverse!.ActionId)!;
        var undo = Remediation(plan.Inverse, Assert.IsType<PlanResult.Planned>(await authorize.PlanAsync(plan.Inverse, None)).Plan);
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

    private InvestigationContext Context()
    {
        var now = TimeProvider.System.GetUtcNow();
        var incident = new Incident
        {
            Id = new("inc-1"),
            Title = "A login was accepted after failures",
            Severity = Severity.Critical,
            Kind = AnomalyKinds.LoginAfterFailures,
            Account = sandbox.AccountId,
            Region = sandbox.Region,
            Resources = [new ResourceId(Bastion)],
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add(AnomalyLabels.Port, "22"),
            StartedAt = now,
            OpenedAt = now,
            LastSeen = now,
        };
        return new(incident, [], now, now);
    }

    private static Hypothesis Hypothesis(EvidenceDraft found) => new()
    {
        Kind = HypothesisKinds.PortOpenToTheWorld,
        Title = found.Title,
        Entity = found.Resource,
        Score = 0.9,
        Confidence = Confidence.VeryLikely,
        Supports = [new EvidenceId("E1")],
        Facts = found.Facts,
    };

    private static Remediation Remediation(ActionRequest request, ActionPlan plan) => new()
    {
        Id = new("rem-1"),
        Incident = new("inc-1"),
        Title = "t",
        Tier = ActionTier.Reversible,
        Request = request,
        Plan = plan,
        RequestedBy = "aiops",
        ProposedAt = TimeProvider.System.GetUtcNow(),
        ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1),
        Digest = "d",
        Execution = new() { IdempotencyKey = "k", StartedAt = TimeProvider.System.GetUtcNow() },
    };
}
