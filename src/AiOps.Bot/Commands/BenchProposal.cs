using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands;

/// <summary>Remediations to click at. Their action is in no catalogue, so nothing can run.</summary>
internal static class BenchProposal
{
    private const string Account = "000000000000";

    public static Remediation Of(int number, DateTimeOffset now)
    {
        var incident = new IncidentId(string.Create(CultureInfo.InvariantCulture, $"inc-bench{number}"));
        var expires = now.AddHours(1);
        var request = new ActionRequest
        {
            ActionId = "bench.nothing", Resource = new(incident.Value), Account = Account, Region = "none", Parameters = ImmutableSortedDictionary<string, string>.Empty,
        };
        var plan = new ActionPlan { PreImage = "{}", Calls = [], InverseCalls = [], Impact = "none", Check = "none" };
        return new()
        {
            Id = new(string.Create(CultureInfo.InvariantCulture, $"rem-bench{number}")),
            Incident = incident,
            Title = "Nothing",
            Tier = ActionTier.Reversible,
            Request = request,
            Plan = plan,
            RequestedBy = "aiops",
            ProposedAt = now,
            ExpiresAt = expires,
            Digest = RemediationDigest.Of(request, plan, ActionTier.Reversible, incident, expires),
        };
    }

    public static Incident IncidentOf(Remediation remediation, DateTimeOffset now) => new()
    {
        Id = remediation.Incident,
        Title = "Something to click at",
        Severity = Severity.High,
        Kind = "bench",
        Account = Account,
        Region = "none",
        StartedAt = now,
        OpenedAt = now,
        LastSeen = now,
        NeedsInvestigation = false,
    };
}
