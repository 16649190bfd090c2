using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>A simulated account of its own for each test, with our clients on it, and what an incident there is made of.</summary>
public abstract class AccountTests(SandboxOptions options) : IAsyncLifetime
{
    private protected static CancellationToken None => CancellationToken.None;

    private protected SandboxAccount Sandbox { get; private set; } = null!;

    private protected ServiceProvider Services { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxAccount.StartAsync(options, TimeProvider.System, None);
        Services = AccountClients.Of(Sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected InvestigationContext Context(string kind, string instance, DateTimeOffset onset, ImmutableSortedDictionary<string, string> labels)
    {
        var now = TimeProvider.System.GetUtcNow();
        var incident = new Incident
        {
            Id = new("inc-1"),
            Title = "Something happened",
            Severity = Severity.High,
            Kind = kind,
            Account = Sandbox.AccountId,
            Region = Sandbox.Region,
            Resources = [new ResourceId(instance)],
            Labels = labels,
            StartedAt = onset,
            OpenedAt = now,
            LastSeen = now,
        };
        return new(incident, [], onset, now);
    }

    private protected static Hypothesis Hypothesis(string kind, EvidenceDraft found) => new()
    {
        Kind = kind,
        Title = found.Title,
        Entity = found.Resource,
        Score = 0.9,
        Confidence = Confidence.VeryLikely,
        Supports = [new EvidenceId("E1")],
        Facts = found.Facts,
    };

    private protected static Remediation Remediation(ActionRequest request, ActionPlan plan, DateTimeOffset started) => new()
    {
        Id = new("rem-1"),
        Incident = new("inc-1"),
        Title = "t",
        Tier = ActionTier.Reversible,
        Request = request,
        Plan = plan,
        RequestedBy = "aiops",
        ProposedAt = started,
        ExpiresAt = started.AddHours(1),
        Digest = "d",
        Execution = new() { IdempotencyKey = "k", StartedAt = started },
    };
}
